-- Whose number it is may be changed by those who see the person. The rows of people lie elsewhere when both are spread over machines, so a claim says
-- itself where the person lives, as facts do. That a number is taken, and by which file, everybody in the county may still find out: see 0007.
alter table person_uid add column person_area text collate "C";
update person_uid u set person_area = p.area_code from person p where p.county = u.county and p.id = u.person_id;
alter table person_uid alter column person_area set not null;

drop policy claim on person_uid;
drop policy own_people on person_uid;
drop policy own_people_end on person_uid;
create policy claim on person_uid for insert to fuzhu_app with check (
  county = nullif(current_setting('app.county', true), '')
  and person_area >= nullif(current_setting('app.area', true), '') and person_area < nullif(current_setting('app.area_end', true), '')
);
create policy own_people on person_uid for update to fuzhu_app using (
  county = nullif(current_setting('app.county', true), '')
  and person_area >= nullif(current_setting('app.area', true), '') and person_area < nullif(current_setting('app.area_end', true), '')
);
create policy own_people_end on person_uid for delete to fuzhu_app using (
  county = nullif(current_setting('app.county', true), '')
  and person_area >= nullif(current_setting('app.area', true), '') and person_area < nullif(current_setting('app.area_end', true), '')
);
