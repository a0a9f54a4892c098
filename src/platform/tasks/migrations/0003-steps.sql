-- What was done with a duty, step by step: who, on which day, from where to where. Codes, days and ids; why it was moved is
-- sealed under the key of the source, as the words of the duty are.
create table tasks.step (
  org_id uuid not null, task_id uuid not null, revision integer not null, group_id uuid not null,
  act text not null check (act in ('noted', 'tried', 'moved', 'handed_over', 'ended', 'taken_back')),
  made_by uuid, made_on date not null,
  from_day date, from_minute smallint check (from_minute between 0 and 1439),
  to_day date, to_minute smallint check (to_minute between 0 and 1439),
  from_user uuid, to_user uuid, result text, reason bytea,
  primary key (org_id, task_id, revision)
);
call platform.fence('tasks.step');
create policy members on tasks.step for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert on tasks.step to wayout_desk;
