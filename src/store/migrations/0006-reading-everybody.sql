-- Deciding for everybody reads the rows of those who hold a certificate, or died, in the order of people; two thirds of the rows are of people who
-- live with them, and are passed over.
create index person_facts_subjects on person_facts (county, person_id) where standing in (1, 3);

-- Those others matter on days on which their row does not hold: then they may hold a certificate after all. (Rows that have ended: person_facts_until.)
create index person_facts_later on person_facts (county, held_from) where standing = 2;

-- What stands is compared by its digest alone, which the index gives without the results.
alter table decision drop constraint decision_pkey;

alter table decision add primary key (county, person_id, until_run) include (digest);
