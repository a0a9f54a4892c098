-- What the operations promise of lifted limits the database holds too: nobody lifts one for a group that is not hers, and nobody
-- lengthens her own. She may end it (with room for clocks that are not alike).
drop policy lifts on access.look_up_lift;
create policy lifts on access.look_up_lift for insert to wayout_desk
  with check (lifted_by = (select platform.current_user_id()) and user_id <> (select platform.current_user_id())
    and group_id = any ((select platform.current_groups())::uuid[]));
drop policy ends on access.look_up_lift;
create policy ends on access.look_up_lift for update to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (ended_by = (select platform.current_user_id())
    and (user_id <> (select platform.current_user_id()) or ends_at <= clock_timestamp() + interval '5 minutes'));
