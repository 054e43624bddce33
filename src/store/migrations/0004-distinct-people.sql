-- Pairs that look like one person and are two: somebody asked, and they are not proposed again. `first_id` sorts before `second_id`.
create table person_distinct (
  county text collate "C" not null,
  area_code text collate "C" not null,
  first_id uuid not null,
  second_id uuid not null check (second_id > first_id),
  reason text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (county, first_id, second_id)
);
select protect_by_area('person_distinct', 'select, insert');
