-- A way of looking at the list of contacts that somebody keeps: coded filters alone. Its name and its filters are sealed under a
-- key of the row; who made it and whether the whole desk sees it is all that stands in clear.
create table hotline.saved_view (
  org_id uuid not null, id uuid not null, group_id uuid not null, owner uuid not null, shared boolean not null,
  revision integer not null, sealed bytea not null, made_on date not null,
  primary key (org_id, id)
);
create index saved_view_owner on hotline.saved_view (org_id, owner);
call platform.fence('hotline.saved_view');
create policy own_or_shared on hotline.saved_view for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[])
    and (shared or owner = (select platform.current_user_id())))
  with check (group_id = any ((select platform.current_groups())::uuid[])
    and (shared or owner = (select platform.current_user_id())));
grant select, insert, update, delete on hotline.saved_view to wayout_desk;
