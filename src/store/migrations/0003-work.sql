-- The work of the offices: files brought in, entries of ledgers and what was done to them, decisions for everybody, targets handed down.

-- A file that was brought in, from its preview to its undoing.
create table import (
  county text collate "C" not null,
  area_code text collate "C" not null,
  id uuid not null,
  file_name text not null,
  sha256 bytea not null,
  bytes integer not null,
  ledger text not null,
  state text not null check (state in ('previewed', 'applied', 'undone')),
  filled_on date,
  counts jsonb not null,
  previewed_by uuid,
  previewed_at timestamptz not null,
  applied_by uuid,
  applied_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  primary key (county, id)
);
create index import_newest on import (county, previewed_at);
select protect_by_area('import', 'select, insert, update');

-- The file as it came, sealed, so that it can be handed back with its wrong cells marked.
create table import_file (
  county text collate "C" not null,
  area_code text collate "C" not null,
  import_id uuid not null,
  sealed bytea not null,
  primary key (county, import_id),
  foreign key (county, import_id) references import (county, id)
);
select protect_by_area('import_file', 'select, insert');

-- Its rows. What was read stands sealed until it is applied; then the entries hold it.
create table import_row (
  county text collate "C" not null,
  area_code text collate "C" not null,
  import_id uuid not null,
  position integer not null,
  sheet text not null,
  sheet_row integer not null,
  status text not null check (status in ('new', 'same', 'changed', 'wrong')),
  notes jsonb,
  wrong jsonb,
  sealed bytea,
  entry_id uuid,
  subject_id uuid,
  primary key (county, import_id, position),
  foreign key (county, import_id) references import (county, id)
);
create index import_row_status on import_row (county, import_id, status, position);
select protect_by_area('import_row', 'select, insert, update');

-- One row of a ledger, as its actions left it.
create table entry (
  county text collate "C" not null,
  area_code text collate "C" not null,
  id uuid not null,
  ledger text not null,
  key_digest bytea not null,
  subject_kind text not null check (subject_kind in ('person', 'household', 'none')),
  subject_id uuid,
  stage text,
  -- Fields that are not sensitive; choices by id, dates as text, money in fen.
  data jsonb not null,
  -- The others.
  sealed bytea,
  -- The earliest follow-up that is not done.
  due_on date,
  actions integer not null,
  import_id uuid,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (county, id)
);
create unique index entry_key on entry (county, ledger, key_digest) where withdrawn_at is null;
create index entry_area on entry (county, ledger, area_code, id) where withdrawn_at is null;
create index entry_subject on entry (county, subject_id, ledger) where subject_id is not null;
create index entry_due on entry (county, due_on, id) where due_on is not null and withdrawn_at is null;
select protect_by_area('entry', 'select, insert, update');

-- What was done to an entry, in order. The entry is the fold over these rows.
create table entry_action (
  county text collate "C" not null,
  area_code text collate "C" not null,
  entry_id uuid not null,
  number integer not null,
  kind text not null check (kind in ('record', 'change', 'withdraw', 'restore')),
  data jsonb not null,
  sealed bytea,
  at timestamptz not null,
  staff_id uuid,
  import_id uuid,
  primary key (county, entry_id, number)
);
create index entry_action_import on entry_action (county, import_id) where import_id is not null;
select protect_by_area('entry_action', 'select, insert');

-- Which place of the packed results belongs to which policy; given once, never taken back.
create table policy_slot (
  policy text primary key,
  slot integer not null unique
);
comment on table policy_slot is 'reference';
grant select, insert on policy_slot to fuzhu_app, fuzhu_system;

-- One deciding for everybody in an area.
create table decision_run (
  county text collate "C" not null,
  area_code text collate "C" not null,
  number integer not null,
  decided_on date not null,
  at timestamptz not null,
  staff_id uuid,
  people integer not null,
  changed integer not null,
  summary jsonb not null,
  primary key (county, number)
);
select protect_by_area('decision_run', 'select, insert');

-- What all policies decided for a person, from the run that found it new until the run that found it changed (2147483647: it still stands).
-- results: 12 bytes for each slot, little endian: the outcome in the two highest bits over the criteria that fail; the criteria that can not be told;
-- the amount in fen.
create table decision (
  county text collate "C" not null,
  person_id uuid not null,
  until_run integer not null default 2147483647,
  run integer not null,
  digest bigint not null,
  area_code text collate "C" not null,
  results bytea not null,
  primary key (county, person_id, until_run)
);
select protect_by_area('decision', 'select, insert, update');

-- Targets as changed here; what the packs hand down holds until then.
create table target (
  county text collate "C" not null,
  indicator text not null,
  area text collate "C" not null,
  period text not null,
  superseded_at timestamptz not null default 'infinity',
  value numeric not null,
  handed_down_by text not null,
  source jsonb not null,
  set_at timestamptz not null,
  set_by uuid,
  primary key (county, indicator, area, period, superseded_at)
);
select protect_by_county('target');
