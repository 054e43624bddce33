-- What all policies pay people in each month of a stretch, as the last determination found it; and the jobs of the installation.

-- One determination: of everybody, or of those about whom something became known. `summary`: for each policy its periods with people and money, of the
-- whole county as it stands after the run.
create table entitlement_run (
  county text collate "C" not null,
  area text collate "C" not null,
  number integer not null,
  first_month date not null check (extract(day from first_month) = 1),
  months smallint not null check (months > 0),
  -- Null: all.
  policies text[],
  at timestamptz not null,
  staff_id uuid,
  people integer not null,
  changed integer not null,
  summary jsonb not null,
  primary key (county, number)
);
create index entitlement_run_months on entitlement_run (county, first_month, months, number);
select protect_by_county('entitlement_run');
revoke update, delete on entitlement_run from fuzhu_app, fuzhu_system;

-- What is due to a person in the months of a stretch, from the run that found it new until the run that found it changed (2147483647: it still stands).
-- runs: 8 bytes for each run of equal periods, little endian: the policy's slot, what is due, the first period and how many; the fen of each. Periods in
-- which nothing is due have none.
create table entitlement (
  county text collate "C" not null,
  first_month date not null,
  months smallint not null,
  person_id uuid not null,
  until_run integer not null default 2147483647,
  run integer not null,
  digest bigint not null,
  area_code text collate "C" not null,
  runs bytea not null,
  primary key (county, first_month, months, person_id, until_run) include (digest)
);
select protect_by_area('entitlement', 'select, insert, update');

-- People who were compared with what they were paid since they were last determined (store/news.ts): their stored months may be out of date.
create table undetermined (
  county text collate "C" not null,
  area_code text collate "C" not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (county, person_id)
);
create index undetermined_since on undetermined (county, since, person_id);
select protect_by_area('undetermined');

-- Who has applied or been confirmed: few rows among many, read in the order of people.
create index fact_claim on fact (county, subject_id) where strpos(fact, ':') > 0;
