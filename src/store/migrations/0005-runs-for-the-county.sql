-- A run tells nothing about anybody, and the lists of a town stand on the run of the whole county: everybody in the county reads it, only the county
-- writes it, and nobody changes it.
drop policy own_area on decision_run;
drop policy own_county on decision_run;
drop policy maintenance on decision_run;
alter table decision_run rename column area_code to area;
select protect_by_county('decision_run');
revoke update, delete on decision_run from fuzhu_app, fuzhu_system;
