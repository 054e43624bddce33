-- The rows that policies read (person_facts) as they hold on other days: for people who hold a certificate and about whom something changes, one row
-- for each stretch of days from the beginning of last year on, today's among them, in order and without gaps. Whole years are determined from these
-- without anybody's history. Made like person_facts in the writing transaction; where they are missing the history tells. held_from of the first is the
-- first day that is kept; held_until of the last is null.
create table person_stretch (like person_facts);
alter table person_stretch alter held_from set not null;
alter table person_stretch add primary key (county, person_id, held_from);
select protect_by_area('person_stretch', 'select, insert, delete');
