-- What somebody decided about two benefits of one person that do not go together. Only added to; the latest about a pair and a month counts.
create table clash_ruling (
  county text collate "C" not null,
  area_code text collate "C" not null,
  person_id uuid not null,
  id uuid not null,
  -- Both benefits; one benefit drawn here and in another county is named twice.
  policy text collate "C" not null,
  other text collate "C" not null,
  -- The entry that tells of the other one being drawn in another county; null when both are drawn here.
  elsewhere uuid,
  keep text not null check (keep in ('policy', 'other', 'both')),
  -- First days of months; open where it holds until something else is decided.
  first_month date not null,
  last_month date,
  -- The amounts it was decided on, where the larger one is kept: at other amounts it is to be decided anew.
  grounds text collate "C" not null,
  reason text not null,
  ruled_by uuid,
  ruled_at timestamptz not null,
  primary key (county, person_id, id),
  check (last_month is null or last_month >= first_month)
);
select protect_by_area('clash_ruling', 'select, insert');
