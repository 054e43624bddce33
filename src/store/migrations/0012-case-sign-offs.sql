-- What officials wrote beside worked cases: a row is added each time a signed workbook is read, none is ever changed. `case_key` says the case
-- and the rules it was tried with: when either changes, nobody has signed it yet.
create table case_sign_off (
  county text collate "C" not null,
  case_key text collate "C" not null,
  -- Digest of what was written, so that reading a workbook twice adds nothing.
  id text collate "C" not null,
  policy text not null,
  title text not null,
  verdict text not null check (verdict in ('confirmed', 'disputed')),
  signed_by text not null,
  signed_on date,
  remark text not null,
  -- Cells that were changed: what stood there and what stands there now.
  edits json not null,
  file_name text not null,
  at timestamptz not null,
  staff_id uuid,
  primary key (county, case_key, id)
);
select protect_by_county('case_sign_off');
revoke update, delete on case_sign_off from fuzhu_app, fuzhu_system;
