-- Rules that the county changes itself: drafts of other values and clauses, what was done to them, and those adopted, in the order in which they hold.
-- Definitions are kept as `json`, as they were written: `jsonb` would put the rows of a table and the criteria of a clause into another order.

-- A draft as its actions left it.
create table rule_draft (
  county text collate "C" not null,
  id uuid not null,
  data json not null,
  state text not null check (state in ('draft', 'checked', 'submitted', 'approved', 'adopted', 'withdrawn')),
  actions integer not null,
  changed_at timestamptz not null,
  primary key (county, id)
);
select protect_by_county('rule_draft');
revoke delete on rule_draft from fuzhu_app, fuzhu_system;

-- What was done to a draft, in order. The draft is the fold over these rows.
create table rule_action (
  county text collate "C" not null,
  draft_id uuid not null,
  number integer not null,
  kind text not null check (kind in ('propose', 'change', 'check', 'submit', 'send-back', 'approve', 'adopt', 'withdraw')),
  -- The draft as proposed, changed or adopted; what a check found; a reason.
  data json not null,
  at timestamptz not null,
  staff_id uuid,
  primary key (county, draft_id, number),
  foreign key (county, draft_id) references rule_draft (county, id)
);
select protect_by_county('rule_action');
revoke update, delete on rule_action from fuzhu_app, fuzhu_system;

-- Adopted drafts. The rules of the county are the packs and these on top, by number.
create table rule_adoption (
  county text collate "C" not null,
  number integer not null,
  draft_id uuid not null,
  data json not null,
  at timestamptz not null,
  staff_id uuid,
  primary key (county, number),
  unique (county, draft_id),
  foreign key (county, draft_id) references rule_draft (county, id)
);
select protect_by_county('rule_adoption');
revoke update, delete on rule_adoption from fuzhu_app, fuzhu_system;

-- What a draft would change, as it was last worked out: the sums, and below everybody whose money changes. It is made anew at will.
create table rule_preview (
  county text collate "C" not null,
  draft_id uuid not null,
  -- The state of the draft and of the rules it was worked out for.
  actions integer not null,
  adopted integer not null,
  area text collate "C" not null,
  first_month text not null,
  last_month text not null,
  at timestamptz not null,
  staff_id uuid,
  result json not null,
  primary key (county, draft_id),
  foreign key (county, draft_id) references rule_draft (county, id)
);
select protect_by_county('rule_preview');

create table rule_preview_person (
  county text collate "C" not null,
  area_code text collate "C" not null,
  draft_id uuid not null,
  person_id uuid not null,
  gain_fen bigint not null,
  effects json not null,
  primary key (county, draft_id, person_id)
);
create index rule_preview_person_gain on rule_preview_person (county, draft_id, gain_fen);
select protect_by_area('rule_preview_person', 'select, insert, delete');
