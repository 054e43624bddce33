-- A list whose only sum is that of several benefits tells that each was paid, and not how much of it: such a line is open and has no amount.
alter table paid_line drop constraint paid_line_part_check;
alter table paid_line add constraint paid_line_part_check check (part in ('regular', 'back-pay', 'deduction', 'open'));
