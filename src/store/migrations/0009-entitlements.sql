-- Entitlements over time: who is to be determined again, what was paid, and what is proposed to be paid or recovered.

-- People about whom something became known (or who were paid) since they were last compared with what was paid. Written with what is news, in the
-- same transaction; taken out by whoever has compared them.
create table news (
  county text collate "C" not null,
  area_code text collate "C" not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (county, person_id)
);
create index news_since on news (county, since, person_id);
select protect_by_area('news');

-- What was paid to a person under a policy for a month, as the entries of ledgers prove it. Only added to: when an entry changes, a line takes back
-- the old one (below zero, `reverses` names it) and another one is added. area_code only says who may see it and follows the person; place_code is
-- where the list that pays belongs.
create table paid_line (
  county text collate "C" not null,
  area_code text collate "C" not null,
  person_id uuid not null,
  policy text collate "C" not null,
  month date not null check (extract(day from month) = 1),
  id uuid not null,
  entry_id uuid not null,
  entry_action integer not null,
  part text collate "C" not null check (part in ('regular', 'back-pay', 'deduction')),
  amount_fen bigint not null,
  reverses uuid,
  known_at timestamptz not null,
  place_code text collate "C" not null,
  primary key (county, person_id, policy, month, id)
);
create unique index paid_line_source on paid_line (county, entry_id, entry_action, policy, month, part, (reverses is not null));
select protect_by_area('paid_line', 'select, insert');
grant update (area_code) on paid_line to fuzhu_app, fuzhu_system;

-- For which months a village was paid at all: how many lines stand. It names nobody, so everybody in the county may look.
create table paid_list (
  county text collate "C" not null,
  place text collate "C" not null,
  policy text collate "C" not null,
  month date not null,
  lines integer not null,
  -- When the first of them was recorded.
  known_at timestamptz not null,
  primary key (county, place, policy, month)
);
select protect_by_county('paid_list');

-- What is to be paid later (arrears) or back (recovery) for one period of a policy: a proposal until a person has decided. The fold of its actions.
create table correction (
  county text collate "C" not null,
  area_code text collate "C" not null,
  person_id uuid not null,
  id uuid not null,
  key text collate "C" not null,
  policy text collate "C" not null,
  period text collate "C" not null,
  kind text collate "C" not null check (kind in ('arrears', 'recovery')),
  amount_fen bigint not null check (amount_fen > 0),
  entitled_fen bigint not null,
  paid_fen bigint not null,
  circumstance text collate "C" not null check (circumstance in ('ordinary', 'death', 'fraud')),
  causes jsonb not null,
  state text collate "C" not null check (state in ('proposed', 'withdrawn', 'approved', 'rejected', 'settled')),
  known_at timestamptz not null,
  made_at timestamptz not null,
  actions integer not null,
  primary key (county, person_id, id),
  unique (county, key),
  unique (county, id),
  check (abs(entitled_fen - paid_fen) = amount_fen)
);
create index correction_state on correction (county, state, made_at, id);
select protect_by_area('correction', 'select, insert, update');

create table correction_action (
  county text collate "C" not null,
  area_code text collate "C" not null,
  correction_id uuid not null,
  number integer not null,
  kind text collate "C" not null check (kind in ('propose', 'change', 'withdraw', 'approve', 'reject', 'settle', 'address')),
  amount_fen bigint,
  data jsonb not null,
  reason text,
  at timestamptz not null,
  staff_id uuid,
  primary key (county, correction_id, number)
);
select protect_by_area('correction_action', 'select, insert');
grant update (area_code) on correction_action to fuzhu_app, fuzhu_system;

-- That money was obtained by fraud is found by the office, with its reason; taken back by another row.
create table fraud_finding (
  county text collate "C" not null,
  area_code text collate "C" not null,
  person_id uuid not null,
  id uuid not null,
  policy text collate "C",
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  reason text not null,
  takes_back uuid,
  found_by uuid,
  found_at timestamptz not null,
  primary key (county, person_id, id)
);
select protect_by_area('fraud_finding', 'select, insert');
grant update (area_code) on fraud_finding to fuzhu_app, fuzhu_system;
