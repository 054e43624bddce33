-- What somebody asked for that takes longer than a request may: a worker does it, and whoever asked sees how far it has come and can stop it. `about`:
-- while a job about it is not over, no second one is begun. `input` and `result` are about rules, months and areas, never about a person.
create table job (
  county text collate "C" not null,
  id uuid not null,
  kind text collate "C" not null check (kind in ('preview', 'determination')),
  about text collate "C" not null,
  input jsonb not null,
  state text collate "C" not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- People met so far, and how many there are.
  people integer not null,
  total integer not null,
  -- How often a worker has begun it.
  attempts integer not null,
  asked_at timestamptz not null,
  staff_id uuid,
  -- The last sign of life of the worker that is at it.
  seen_at timestamptz,
  ended_at timestamptz,
  -- Of one that failed.
  problem jsonb,
  primary key (county, id)
);
create unique index job_open on job (county, about) where state in ('waiting', 'running');
create index job_asked on job (county, asked_at);
select protect_by_county('job');
revoke delete on job from fuzhu_app, fuzhu_system;

-- How often somebody was told of since they were last determined: whoever determines everybody takes out only those told of no more since it began.
alter table undetermined add column told integer not null default 1;

-- Whether anything became known since a moment. Both tables are only added to, so their rows lie in the order in which they were recorded.
create index fact_recorded on fact using brin (recorded_at) with (autosummarize = on);
create index residence_recorded on residence using brin (recorded_at) with (autosummarize = on);
