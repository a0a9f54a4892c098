-- For the running shift a supervisor may lift the limit of look-ups for a colleague (hotline.md section 7, rule 5): until when,
-- by whom, and sealed why. The count goes on and so do the alarms. That nobody lifts her own is held here too.
create table access.look_up_lift (
  org_id uuid not null, id uuid not null, group_id uuid not null, user_id uuid not null,
  begins_at timestamptz not null, ends_at timestamptz not null, sealed bytea not null,
  lifted_by uuid not null, ended_by uuid,
  primary key (org_id, id),
  check (lifted_by <> user_id), check (ends_at >= begins_at), check (ends_at <= begins_at + interval '12 hours')
);
create index look_up_lift_user on access.look_up_lift (org_id, user_id, ends_at);
call platform.fence('access.look_up_lift');
create policy colleagues on access.look_up_lift for select to wayout_desk using (true);
create policy lifts on access.look_up_lift for insert to wayout_desk
  with check (lifted_by = (select platform.current_user_id()) and user_id <> (select platform.current_user_id()));
create policy ends on access.look_up_lift for update to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (ended_by = (select platform.current_user_id()));
grant select, insert, update (ends_at, ended_by) on access.look_up_lift to wayout_desk;
