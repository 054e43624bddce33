-- One number, one person: everybody in the county may find out that a number is taken and take a free one, but only those who see a person may
-- change whose number it is or let it go.
drop policy own_county on person_uid;
create policy own_county on person_uid to fuzhu_system using (county = nullif(current_setting('app.county', true), ''));
create policy taken on person_uid for select to fuzhu_app using (county = nullif(current_setting('app.county', true), ''));
create policy claim on person_uid for insert to fuzhu_app with check (county = nullif(current_setting('app.county', true), ''));
create policy own_people on person_uid for update to fuzhu_app
  using (
    county = nullif(current_setting('app.county', true), '')
    and exists (select from person p where p.county = person_uid.county and p.id = person_uid.person_id)
  );
create policy own_people_end on person_uid for delete to fuzhu_app
  using (
    county = nullif(current_setting('app.county', true), '')
    and exists (select from person p where p.county = person_uid.county and p.id = person_uid.person_id)
  );
