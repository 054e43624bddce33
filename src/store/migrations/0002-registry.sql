-- The registry: people, households, and everything that is known about them as a timeline of facts.
--
-- `fact` is the truth and is only ever added to. `person` (what lists show and searches look for) and `person_facts` (what policies read) are made
-- from it and kept in the writing transaction. Identity numbers, phones, certificates and accounts are sealed; what has to be found again is found
-- by keyed digests. Every comparison that lists and searches make is one that PostgreSQL calls leakproof (=, <, >= on plain columns), because only
-- those may use an index ahead of row-level security.

create table household (
  county text collate "C" not null,
  area_code text collate "C" not null,
  id uuid not null,
  address_sealed bytea,
  address_hash bytea,
  created_at timestamptz not null,
  primary key (county, id)
);
create index household_address on household (county, address_hash) where address_hash is not null;
select protect_by_area('household', 'select, insert, update');

create table person (
  county text collate "C" not null,
  area_code text collate "C" not null,
  id uuid not null,
  household_id uuid,
  merged_into uuid,
  name text collate "C" not null,
  -- Syllables apart, so that 李安 stands among the 李 and not behind 连: `li an`.
  name_pinyin text collate "C" not null,
  name_initials text collate "C" not null,
  -- Without the surname, so that people are found by it as well: 静 of 欧阳静, 买买提 of 阿依古丽·买买提.
  given_name text collate "C" not null,
  -- How the name is typed in Latin letters.
  name_letters text collate "C" generated always as (replace(name_pinyin, ' ', '')) stored,
  -- 1 living with a certificate, 2 living without, 3 died, 4 merged into another, 5 the registration was undone.
  standing smallint not null check (standing between 1 and 5),
  sex smallint,
  relation smallint,
  disability_category smallint,
  disability_level smallint,
  low_income smallint,
  birth_date date,
  certificate_valid_until date,
  died_on date,
  id_sealed bytea,
  id_hash bytea,
  id_tail_hash bytea,
  phone_sealed bytea,
  phone_hash bytea,
  phone_tail_hash bytea,
  certificate_sealed bytea,
  -- Of the identity number inside the certificate's number, made like id_hash: the two differ when the certificate is somebody else's.
  certificate_hash bytea,
  account_sealed bytea,
  account_hash bytea,
  version integer not null,
  created_at timestamptz not null,
  primary key (county, id),
  check ((merged_into is not null) = (standing = 4))
);
-- The planner knows how many people each single village has, not only the hundred largest.
alter table person alter column area_code set statistics 1000;
-- Inside a town or village: everything that a list filters by stands in the index, so that no row is fetched to be thrown away.
create index person_place on person (county, standing, area_code, name_pinyin, id)
  include (disability_category, disability_level, low_income, certificate_valid_until, birth_date);
create index person_name_order on person (county, standing, name_pinyin, id)
  include (area_code, disability_category, disability_level, low_income, certificate_valid_until);
create index person_birth_order on person (county, standing, birth_date, id)
  include (area_code, disability_category, disability_level, low_income, certificate_valid_until);
create index person_disability on person (county, standing, disability_category, disability_level, low_income, name_pinyin, id)
  include (area_code, certificate_valid_until) where disability_level is not null;
create index person_name on person (county, name, id) include (area_code, standing);
create index person_given_name on person (county, given_name, id) include (area_code, standing);
create index person_letters on person (county, name_letters, id) include (area_code, standing);
create index person_initials on person (county, name_initials, id) include (area_code, standing);
create index person_household on person (county, household_id);
create index person_id_tail on person (county, id_tail_hash) where id_tail_hash is not null;
create index person_phone on person (county, phone_hash) where phone_hash is not null;
create index person_phone_tail on person (county, phone_tail_hash) where phone_tail_hash is not null;
create index person_account on person (county, account_hash) where account_hash is not null;
-- Almost always the certificate's number begins with the person's own: only the others need looking for.
create index person_other_certificate on person (county, certificate_hash)
  where certificate_hash is not null and (id_hash is null or certificate_hash <> id_hash);
select protect_by_area('person', 'select, insert, update');

-- One person, one identity number, in the whole database and not only in the county: spread by the number and not by the county.
create table person_uid (
  id_hash bytea primary key,
  county text collate "C" not null,
  person_id uuid not null
);
comment on table person_uid is 'distributed by id_hash';
create index person_uid_person on person_uid (county, person_id);
alter table person_uid enable row level security;
alter table person_uid force row level security;
create policy own_county on person_uid to fuzhu_app, fuzhu_system using (county = nullif(current_setting('app.county', true), ''));
do $$ begin execute format('create policy maintenance on person_uid to %I using (true)', current_user); end $$;
grant select, insert, update, delete on person_uid to fuzhu_app, fuzhu_system;

-- What was said about a person or household: a value from a day until another, recorded at a moment, by somebody, from a source. A correction is a
-- new row that points at the old; taking something back is a new row as well. Only the label that decides who may see the row follows the person
-- who moves. Sensitive money is sealed and its value null.
create table fact (
  county text collate "C" not null,
  subject_id uuid not null,
  fact text collate "C" not null,
  id uuid not null,
  supersedes uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  value integer,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  withdrawn boolean not null,
  area_code text collate "C" not null,
  subject_kind text collate "C" not null check (subject_kind in ('person', 'household')),
  -- entry, import, staff, merge, demonstration …
  source_kind text collate "C" not null,
  -- The entry, import or person it comes from.
  source_ref text collate "C",
  sealed bytea,
  primary key (county, subject_id, fact, id),
  check (value is null or sealed is null),
  check (not withdrawn or (supersedes is not null and value is null and sealed is null))
);
create index fact_source on fact (county, source_kind, source_ref) where source_ref is not null;
select protect_by_area('fact', 'select, insert');
grant update (area_code) on fact to fuzhu_app, fuzhu_system;

-- Where a person lived and in which household, from when. Only added to, like facts; the newest valid_from counts, among equals the newest row.
create table residence (
  county text collate "C" not null,
  person_id uuid not null,
  id uuid not null,
  household_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  valid_from date not null,
  area_code text collate "C" not null,
  -- The village lived in; area_code only says who may see the row and follows the person.
  place_code text collate "C" not null,
  source_kind text collate "C" not null,
  source_ref text collate "C",
  primary key (county, person_id, id)
);
create index residence_household on residence (county, household_id);
select protect_by_area('residence', 'select, insert');
grant update (area_code) on residence to fuzhu_app, fuzhu_system;

create table person_merge (
  county text collate "C" not null,
  area_code text collate "C" not null,
  id uuid not null,
  winner_id uuid not null,
  loser_id uuid not null,
  reason text not null,
  merged_by uuid,
  merged_at timestamptz not null,
  primary key (county, id)
);
create index person_merge_winner on person_merge (county, winner_id);
select protect_by_area('person_merge', 'select, insert');

-- What policies read: one narrow row per person with a column per fact of the catalogue, the household's facts folded in. The columns are added at
-- start (store/person-facts.ts). The row holds for the days held_from <= day < held_until; beyond them some fact begins or ends.
-- Sensitive money stands masked: exclusive-or with a key stream that seal_nonce selects.
create table person_facts (
  county text collate "C" not null,
  area_code text collate "C" not null,
  person_id uuid not null,
  household_id uuid,
  seal_nonce bigint,
  held_from date,
  held_until date,
  standing smallint not null,
  primary key (county, person_id)
);
create index person_facts_until on person_facts (county, held_until) where held_until is not null;
select protect_by_area('person_facts', 'select, insert, update, delete');

-- Which column of person_facts holds which fact, and which pad masks it. Slots are given once and never again: a pad belongs to its slot.
create table fact_column (
  fact text collate "C" primary key,
  column_name text collate "C" not null unique,
  type text not null check (type in ('boolean', 'smallint', 'integer', 'date')),
  slot smallint unique
);
comment on table fact_column is 'reference';
grant select on fact_column to fuzhu_app, fuzhu_system;
