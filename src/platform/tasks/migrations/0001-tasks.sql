-- Every duty of every module: what, for whom, until when. The words are sealed under the key of the source.
create schema tasks;
grant usage on schema tasks to wayout_desk, wayout_jobs;
create table tasks.task (
  org_id uuid not null, id uuid not null, kind text not null,
  source_kind text not null, source_id uuid not null, group_id uuid not null,
  assignee uuid, due_day date not null, due_minute smallint check (due_minute between 0 and 1439),
  state text not null check (state in ('open', 'done', 'dropped')), result text, attempts smallint not null default 0,
  revision integer not null default 1, text bytea, made_by uuid, made_on date not null, ended_on date,
  primary key (org_id, id)
);
create index task_open on tasks.task (org_id, due_day, due_minute) where state = 'open';
create index task_source on tasks.task (org_id, source_id);
call platform.fence('tasks.task');
create policy members on tasks.task for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy upkeep_jobs on tasks.task for all to wayout_jobs using (true) with check (true);
grant select, insert, update on tasks.task to wayout_desk;
grant select (org_id, id, kind, source_kind, source_id, group_id, assignee, due_day, state), insert, update (state, result, ended_on, revision) on tasks.task to wayout_jobs;
