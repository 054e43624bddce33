-- The foundation: the roles that work on people's data, the one way a table is locked to its area, and the tables about areas, staff and audit.
--
-- Every table says in its comment how it would be spread over several machines (see docs/decisions/0002):
--   distributed  rows belong to a county; county stands first in every key; protected by area
--   reference    small, the same everywhere, no people in it
--   local        bookkeeping of the installation itself
--
-- For a new table with people's data in it: columns `county text collate "C" not null, area_code text collate "C" not null`, a primary key that
-- starts with county, and after it one line: select protect_by_area('table_name').

-- fuzhu_app works for staff and the public, within an area. fuzhu_system works for the jobs of a county: over a whole table, one comparison per row
-- costs a third of three. Roles are shared by all databases of a cluster, so another database may have made them, or be making them right now.
do $$
begin
  create role fuzhu_app nologin noinherit nobypassrls;
exception
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  create role fuzhu_system nologin noinherit nobypassrls;
exception
  when duplicate_object or unique_violation then null;
end
$$;

-- The owner works as these roles and must be a member of them, also when somebody else made them.
do $$
begin
  execute format('grant fuzhu_app, fuzhu_system to %I', current_user);
exception
  when insufficient_privilege then
    if not (pg_has_role(current_user, 'fuzhu_app', 'member') and pg_has_role(current_user, 'fuzhu_system', 'member')) then
      raise;
    end if;
end
$$;

grant usage on schema public to fuzhu_app, fuzhu_system;

-- Locks a distributed table to the area of the transaction's scope. `nullif` is vital: after the first transaction of a connection the settings
-- are not null but empty, and everything is greater than an empty text. What may be done is granted by name; 'insert, select' makes it append-only.
create function protect_by_area(table_name regclass, may text default 'select, insert, update, delete') returns void language plpgsql as $$
declare
  own_county text := 'county = nullif(current_setting(''app.county'', true), '''')';
  own_area text := 'area_code >= nullif(current_setting(''app.area'', true), '''') and area_code < nullif(current_setting(''app.area_end'', true), '''')';
begin
  execute format('comment on table %s is ''distributed''', table_name);
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy own_area on %s to fuzhu_app using (%s and %s)', table_name, own_county, own_area);
  execute format('create policy own_county on %s to fuzhu_system using (%s)', table_name, own_county);
  execute format('create policy maintenance on %s to %I using (true)', table_name, current_user);
  execute format('grant %s on %s to fuzhu_app, fuzhu_system', may, table_name);
end
$$;

-- Locks a distributed table whose rows hold for the whole county: everybody in the county reads them, only the county writes them.
create function protect_by_county(table_name regclass) returns void language plpgsql as $$
declare
  own_county text := 'county = nullif(current_setting(''app.county'', true), '''')';
  whole_county text := 'county = nullif(current_setting(''app.area'', true), '''')';
begin
  execute format('comment on table %s is ''distributed''', table_name);
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy own_county on %s for select to fuzhu_app, fuzhu_system using (%s)', table_name, own_county);
  execute format('create policy county_writes on %s to fuzhu_app, fuzhu_system using (%s and %s)', table_name, own_county, whole_county);
  execute format('create policy maintenance on %s to %I using (true)', table_name, current_user);
  execute format('grant select, insert, update, delete on %s to fuzhu_app, fuzhu_system', table_name);
end
$$;

revoke execute on function protect_by_area(regclass, text) from public;
revoke execute on function protect_by_county(regclass) from public;

create table area (
  code text collate "C" primary key check (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'town', 'village')),
  parent text collate "C" references area (code)
);
comment on table area is 'reference';
create index area_parent on area (parent);
grant select on area to fuzhu_app;
grant select, insert, update on area to fuzhu_system;

create table setting (
  county text collate "C" not null,
  name text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (county, name)
);
select protect_by_county('setting');

create table staff (
  county text collate "C" not null,
  area_code text collate "C" not null,
  id uuid not null,
  account text not null check (account = lower(account) and account <> ''),
  name text not null,
  role text not null check (role in ('county', 'town', 'village')),
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null,
  created_at timestamptz not null,
  disabled_at timestamptz,
  primary key (county, id),
  unique (county, account),
  check (area_code ^@ county),
  check (length(area_code) = case role when 'county' then 6 when 'town' then 9 else 12 end)
);
select protect_by_area('staff', 'select, insert, update');

create table session (
  county text collate "C" not null,
  area_code text collate "C" not null,
  token_hash bytea not null,
  staff_id uuid not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  confirmed_at timestamptz not null,
  primary key (county, token_hash),
  foreign key (county, staff_id) references staff (county, id)
);
create index session_staff on session (county, staff_id);
select protect_by_area('session');

-- Failed sign-ins of one account from one address, both as digests: people type passwords into the account field.
create table sign_in_attempt (
  county text collate "C" not null,
  area_code text collate "C" not null,
  account_digest bytea not null,
  address_digest bytea not null,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz,
  primary key (county, account_digest, address_digest)
);
create index sign_in_attempt_last on sign_in_attempt (county, last_at);
select protect_by_area('sign_in_attempt');

-- Who did what, written in the transaction that did it. Numbered, because clocks go back.
create table audit (
  county text collate "C" not null,
  area_code text collate "C" not null,
  id uuid not null,
  number bigint generated always as identity,
  at timestamptz not null,
  staff_id uuid,
  role text not null check (role in ('county', 'town', 'village', 'public', 'system')),
  operation text not null,
  subject text,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  detail jsonb not null,
  request_id text not null,
  primary key (county, id)
);
create index audit_number on audit (county, number);
create index audit_staff on audit (county, staff_id, number);
create index audit_subject on audit (county, subject, number) where subject is not null;
select protect_by_area('audit', 'select, insert');

-- Blocks of numbers for sealed columns: see keys.ts.
create sequence seal_block as bigint;
grant usage on sequence seal_block to fuzhu_app, fuzhu_system;
