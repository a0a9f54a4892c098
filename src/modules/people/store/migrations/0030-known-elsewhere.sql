-- Is this number known in a group that the reader is not of? Yes or no and nothing else: no person, no group, no count
-- (matching.md section 6: across groups by telephone or document only). One must hold the organisation's index key to ask.
create function people.is_known_elsewhere(which bytea) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from people.contact_point p
    where p.org_id = platform.current_org() and p.kind = 'phone' and p.blind_index = which
      and not p.group_id = any ((platform.current_groups())::uuid[]))
$$;
revoke execute on function people.is_known_elsewhere from public;
grant execute on function people.is_known_elsewhere to wayout_desk;
