-- A list of payments is what was read as one. Of the lines that stand for a village and month, those that came with a list; a receipt that was entered
-- by hand speaks for its person only. listed_at: when the first of them was recorded.
alter table paid_list add column listed integer not null default 0, add column listed_at timestamptz;
update paid_list l set listed = came.lines, listed_at = came.since
from (
  select p.county, p.place_code, p.policy, p.month, sum(case when p.reverses is null then 1 else -1 end) as lines, min(p.known_at) as since
  from paid_line p join entry e on e.county = p.county and e.id = p.entry_id
  where p.part = 'regular' and e.import_id is not null
  group by p.county, p.place_code, p.policy, p.month
) came
where l.county = came.county and l.place = came.place_code and l.policy = came.policy and l.month = came.month;
