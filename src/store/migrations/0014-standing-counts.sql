-- How many stand where with each policy, village by village: counted while everybody is decided for, so that no page counts a county again.
create table standing_count (
  county text collate "C" not null,
  area_code text collate "C" not null,
  slot integer not null,
  eligible integer not null,
  one_question integer not null,
  several_questions integer not null,
  primary key (county, area_code, slot)
);
select protect_by_area('standing_count');

-- Who has applied for one policy, without looking at every application.
create index fact_claim_by_policy on fact (county, fact) where strpos(fact, ':') > 0;
