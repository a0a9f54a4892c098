-- Shifts and what one shift hands to the next (hotline.md section 8). Times are days and minutes since midnight in the
-- organisation's zone; a shift over midnight begins on its day and ends beyond minute 1440.
create table hotline.shift (
  org_id uuid not null, id uuid not null, group_id uuid not null, line_group text not null check (line_group in ('sos', '116000', 'other')),
  day date not null, from_minute smallint not null check (from_minute between 0 and 1439),
  minutes smallint not null check (minutes between 1 and 1440), staff uuid[] not null, reserve uuid[] not null,
  made_by uuid not null, made_on date not null, revision integer not null,
  primary key (org_id, id)
);
create index shift_day on hotline.shift (org_id, day);
call platform.fence('hotline.shift');
create policy duty_desk on hotline.shift for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy jobs on hotline.shift for select to wayout_jobs using (true);
grant select, insert, update, delete on hotline.shift to wayout_desk;
grant select (org_id, id, group_id, line_group, day, from_minute, minutes) on hotline.shift to wayout_jobs;

-- one open page a line group, with one sealed text; accepted, it belongs to the shift that took over
create table hotline.handover (
  org_id uuid not null, id uuid not null, group_id uuid not null, line_group text not null,
  note bytea, note_revision integer not null, note_by uuid, note_on date,
  shift_id uuid, accepted_by uuid, accepted_on date, accepted_minute smallint, item_count integer,
  primary key (org_id, id)
);
create unique index handover_open on hotline.handover (org_id, line_group) where shift_id is null;
create unique index handover_shift on hotline.handover (org_id, shift_id) where shift_id is not null;
call platform.fence('hotline.handover');
create policy duty_desk on hotline.handover for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy jobs on hotline.handover for select to wayout_jobs using (true);
grant select, insert, update on hotline.handover to wayout_desk;
grant select (org_id, shift_id) on hotline.handover to wayout_jobs;
