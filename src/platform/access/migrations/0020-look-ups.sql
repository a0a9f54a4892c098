-- How much somebody looked for in the present hour (hotline.md section 7, rule 5; matching.md section 6): one row a user, so
-- that it counts the same in several servers and at the command line. Numbers only: what was looked for is nowhere.
create table access.look_up (
  org_id uuid not null, user_id uuid not null, hour integer not null,
  look_ups integer not null default 0, names integer not null default 0,
  primary key (org_id, user_id)
) with (fillfactor = 50);
call platform.fence('access.look_up');
create policy own on access.look_up to wayout_desk
  using (user_id = (select platform.current_user_id())) with check (user_id = (select platform.current_user_id()));
grant select, insert, update on access.look_up to wayout_desk;
