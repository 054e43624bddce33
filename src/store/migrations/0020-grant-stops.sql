-- What follows from a ruling to stop a grant of a place, an area or an organisation: a proposal that waits for a second person, and the money that is
-- to come back. A ruling whose proposal was refused can be ruled again, so rulings about the same grounds are numbered.

alter table ruling add column number integer not null default 1;
alter table ruling drop constraint ruling_pkey;
alter table ruling add primary key (county, subject_id, policy, grounds, number);

-- The fold of its actions.
create table grant_stop (
  county text collate "C" not null,
  area_code text collate "C" not null,
  subject_id uuid not null,
  subject_kind text collate "C" not null check (subject_kind in ('place', 'area', 'organisation')),
  id uuid not null,
  ruling_id uuid not null,
  -- The policy that proposed it, and the one whose grant stops.
  policy text collate "C" not null,
  stops text collate "C" not null,
  grounds text collate "C" not null,
  -- The first month that is not granted; the first day of it.
  from_month date not null check (extract(day from from_month) = 1),
  -- Month by month what was paid and what of it is to come back, in fen.
  months jsonb not null,
  amount_fen bigint not null check (amount_fen >= 0),
  repaid_fen bigint not null default 0 check (repaid_fen between 0 and amount_fen),
  state text collate "C" not null check (state in ('proposed', 'approved', 'rejected', 'withdrawn', 'settled')),
  made_at timestamptz not null,
  actions integer not null,
  primary key (county, subject_id, id),
  unique (county, id),
  unique (county, ruling_id)
);
create index grant_stop_state on grant_stop (county, state, made_at, id);
select protect_by_area('grant_stop', 'select, insert, update');

create table grant_stop_action (
  county text collate "C" not null,
  area_code text collate "C" not null,
  stop_id uuid not null,
  number integer not null,
  kind text collate "C" not null check (kind in ('propose', 'approve', 'reject', 'withdraw', 'plan', 'repay', 'take-back')),
  amount_fen bigint,
  -- On which day money came.
  on_day date,
  data jsonb not null,
  reason text,
  at timestamptz not null,
  staff_id uuid,
  primary key (county, stop_id, number)
);
select protect_by_area('grant_stop_action', 'select, insert');
