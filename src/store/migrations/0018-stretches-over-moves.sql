-- Rows of other days go on over moves (store/person-stretches.ts): each says where the person lived on its days. area_code only says who may see the row.
alter table person_stretch add place_code text collate "C";
update person_stretch set place_code = area_code;
alter table person_stretch alter place_code set not null;
-- Whoever wrote in one place did not see that somebody had gone to another, and took the household for the same people before. Of those who ever lived
-- with somebody who has moved the rows are made anew with the next write, until then the history tells; and today's row only holds since the last move.
with moved as (
    select county, household_id, max(day) as day from (
      select county, household_id, valid_from as day, row_number() over own as place from residence window own as (partition by county, person_id order by valid_from, id)
      union all
      select county, lag(household_id) over own, valid_from, row_number() over own from residence window own as (partition by county, person_id order by valid_from, id)
    ) as told where place > 1 and household_id is not null group by county, household_id)
  delete from person_stretch s using residence r, moved m
  where r.county = s.county and r.person_id = s.person_id and m.county = r.county and m.household_id = r.household_id;
with moved as (
    select county, household_id, max(day) as day from (
      select county, household_id, valid_from as day, row_number() over own as place from residence window own as (partition by county, person_id order by valid_from, id)
      union all
      select county, lag(household_id) over own, valid_from, row_number() over own from residence window own as (partition by county, person_id order by valid_from, id)
    ) as told where place > 1 and household_id is not null group by county, household_id)
  update person_facts f set held_from = greatest(f.held_from, m.day) from moved m
  where m.county = f.county and m.household_id = f.household_id and (f.held_until is null or m.day < f.held_until);
