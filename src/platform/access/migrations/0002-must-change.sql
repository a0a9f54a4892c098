-- A password that somebody else typed opens the door and nothing behind it, until she has chosen her own.
alter table access.credential add column must_change boolean not null default false;

drop function access.find_session(bytea, integer);
-- Looked at with every request, so that an end counts in every process at once. Returns nothing for a session that
-- is unknown, ended or too old, and for an account that is disabled. (Idle drops the keys, not the row.)
create function access.find_session(hash bytea, longest_seconds integer) returns table (
  org_id uuid, user_id uuid, process uuid, seconds_since_confirmed double precision, username text, display_name bytea,
  roles text[], language text, groups uuid[], org_name text, zone text, synthetic boolean, must_change boolean)
language plpgsql security definer set search_path = pg_catalog as $$
declare org uuid; last_seen timestamptz;
begin
  select d.org_id into org from access.session_directory d where d.token_hash = hash;
  if org is null then return; end if;
  perform pg_catalog.set_config('app.org', org::text, true);
  select s.org_id, s.user_id, s.process, extract(epoch from now() - s.confirmed_at)::double precision, a.username,
      a.display_name, a.roles, a.language,
      array(select m.group_id from vault.membership m join vault.key_group g on g.org_id = m.org_id and g.id = m.group_id and g.epoch = m.epoch
            where m.org_id = org and m.user_id = s.user_id order by m.group_id),
      o.name, o.zone, o.synthetic,
      exists (select 1 from access.credential c where c.org_id = s.org_id and c.user_id = s.user_id and c.must_change), s.seen_at
    into find_session.org_id, find_session.user_id, find_session.process, find_session.seconds_since_confirmed,
      find_session.username, find_session.display_name, find_session.roles, find_session.language, find_session.groups,
      find_session.org_name, find_session.zone, find_session.synthetic, find_session.must_change, last_seen
    from access.session s
      join access.account a on a.org_id = s.org_id and a.id = s.user_id and a.state = 'active'
      join access.organisation o on o.org_id = s.org_id
    where s.org_id = org and s.token_hash = hash
      and s.begun_at > now() - pg_catalog.make_interval(secs => longest_seconds);
  if not found then return; end if;
  -- a minute is exact enough, and most requests write nothing
  if last_seen < now() - interval '60 seconds' then
    update access.session s set seen_at = now() where s.org_id = org and s.token_hash = hash;
  end if;
  return next;
end $$;
revoke execute on function access.find_session from public;
grant execute on function access.find_session to wayout_desk;
