-- Searches that a supervisor should ask about (matching.md section 6): who, when, why it stood out. What was searched for
-- is not here, not even hashed: names are few, and a list of hashes gives them back.
create table people.search_alarm (
  org_id uuid not null, id uuid not null,
  -- the auditors: supervisors and the data officer; whoever searched need not be one of them
  group_id uuid not null,
  kind text not null, user_id uuid not null, purpose text not null, made_on date not null, hour smallint not null,
  result text, settled_by uuid, settled_on date,
  primary key (org_id, id)
);
create index search_alarm_open on people.search_alarm (org_id, made_on desc) where result is null;
call platform.fence('people.search_alarm');
create policy raising on people.search_alarm for insert to wayout_desk
  with check (user_id = nullif(pg_catalog.current_setting('app.user', true), '')::uuid);
create policy auditors on people.search_alarm for select to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]));
create policy settling on people.search_alarm for update to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, update (result, settled_by, settled_on) on people.search_alarm to wayout_desk;
