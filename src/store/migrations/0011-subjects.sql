-- Policies about places, areas and organisations: what holds for them stands among all other facts, and what a person ruled about a proposal is kept.

alter table fact drop constraint fact_subject_kind_check;
alter table fact add constraint fact_subject_kind_check
  check (subject_kind in ('person', 'household', 'place', 'area', 'organisation'));

-- What somebody decided about a proposal to stop a grant and recover what was paid. Only added to. The grounds are the facts on which it was proposed,
-- as they stood: the same proposal is ruled once, and another proposal follows only when something else has come to hold.
create table ruling (
  county text collate "C" not null,
  area_code text collate "C" not null,
  subject_id uuid not null,
  policy text collate "C" not null,
  grounds text collate "C" not null,
  id uuid not null,
  subject_kind text collate "C" not null check (subject_kind in ('place', 'area', 'organisation')),
  -- The policy whose grant it was about.
  stops text collate "C" not null,
  outcome text not null check (outcome in ('stop-and-recover', 'stop', 'keep')),
  -- To be recovered.
  amount_fen bigint not null check (amount_fen >= 0),
  reason text not null,
  ruled_on date not null,
  ruled_by uuid,
  ruled_at timestamptz not null,
  primary key (county, subject_id, policy, grounds)
);
select protect_by_area('ruling', 'select, insert');
