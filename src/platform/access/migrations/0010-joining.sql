-- Joining (security.md section 8): an account is made without a password; a link that works once brings it, and with it a
-- key pair. A reset is the same way a second time. Nobody types a password for somebody else any more.

-- key_epoch counts the key pairs of a person; version goes up with whatever changes how the door opens for her
alter table access.credential
  add column key_epoch integer not null default 1, add column keyed_on date, add column version integer not null default 1;
grant select (version, key_epoch, keyed_on, changed_on), delete on access.credential to wayout_desk;

drop function access.find_session(bytea, integer);
-- Looked at with every request, so that an end counts in every process at once. Returns nothing for a session that
-- is unknown, ended or too old, and for an account that is disabled. (Idle drops the keys, not the row.)
create function access.find_session(hash bytea, longest_seconds integer) returns table (
  org_id uuid, user_id uuid, process uuid, seconds_since_confirmed double precision, username text, display_name bytea,
  roles text[], language text, groups uuid[], org_name text, zone text, synthetic boolean)
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
      o.name, o.zone, o.synthetic, s.seen_at
    into find_session.org_id, find_session.user_id, find_session.process, find_session.seconds_since_confirmed,
      find_session.username, find_session.display_name, find_session.roles, find_session.language, find_session.groups,
      find_session.org_name, find_session.zone, find_session.synthetic, last_seen
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
alter table access.credential drop column must_change;

drop function access.find_login(text, bytea);
create function access.find_login(login text, device bytea) returns table (
  org_id uuid, user_id uuid, state text, salt bytea, memory_kib integer, passes integer, pepper_number integer,
  commitment bytea, public_key bytea, wrapped_private bytea, known_device boolean, key_epoch integer, version integer)
language plpgsql security definer set search_path = pg_catalog as $$
declare org uuid; who uuid;
begin
  select d.org_id, d.user_id into org, who from access.login_directory d where d.username = login;
  if org is null then return; end if;
  perform pg_catalog.set_config('app.org', org::text, true);
  return query select a.org_id, a.id, a.state, c.salt, c.memory_kib, c.passes, c.pepper_number, c.commitment, c.public_key,
      c.wrapped_private, exists (select 1 from access.device v where v.org_id = org and v.user_id = who and v.device_hash = device),
      c.key_epoch, c.version
    from access.account a join access.credential c on c.org_id = a.org_id and c.user_id = a.id
    where a.org_id = org and a.id = who;
end $$;

-- one living link a person: a new one is the end of the one before
create table access.join_link (
  org_id uuid not null, user_id uuid not null, kind text not null check (kind in ('invitation', 'reset')),
  -- of the key pair that will be made
  key_epoch integer not null, ends_at timestamptz not null, made_by uuid not null, made_on date not null,
  primary key (org_id, user_id)
);
call platform.fence('access.join_link');
create policy desk on access.join_link for all to wayout_desk using (true) with check (true);
grant select, insert, update, delete on access.join_link to wayout_desk;

-- Before anybody is known: hash of the secret to the person it was made for. No role may touch it.
create table access.join_directory (
  secret_hash bytea primary key, org_id uuid not null, user_id uuid not null, ends_at timestamptz not null,
  unique (org_id, user_id)
);

create function access.put_link(hash bytea, who uuid, hours integer) returns timestamptz
language plpgsql security definer set search_path = pg_catalog as $$
declare ends timestamptz := now() + pg_catalog.make_interval(hours => hours);
begin
  delete from access.join_directory d where d.org_id = platform.current_org() and d.user_id = who;
  insert into access.join_directory values (hash, platform.current_org(), who, ends);
  return ends;
end $$;

create function access.drop_link(who uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from access.join_directory d where d.org_id = platform.current_org() and d.user_id = who
$$;

-- A link that was used, replaced, that is too old or never was: the same look into one index, and nothing.
create function access.find_link(hash bytea) returns table (
  org_id uuid, user_id uuid, kind text, key_epoch integer, username text, display_name bytea, roles text[], org_name text,
  zone text, synthetic boolean)
language plpgsql security definer set search_path = pg_catalog as $$
declare org uuid; who uuid;
begin
  select d.org_id, d.user_id into org, who from access.join_directory d where d.secret_hash = hash and d.ends_at > now();
  if org is null then return; end if;
  perform pg_catalog.set_config('app.org', org::text, true);
  return query select a.org_id, a.id, l.kind, l.key_epoch, a.username, a.display_name, a.roles, o.name, o.zone, o.synthetic
    from access.join_link l
      join access.account a on a.org_id = l.org_id and a.id = l.user_id and a.state = 'active'
      join access.organisation o on o.org_id = l.org_id
    where l.org_id = org and l.user_id = who;
end $$;

-- Used once: of two who come with the same link at once, the second one finds nothing.
create function access.take_link(hash bytea) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with taken as (
    delete from access.join_directory d
    where d.secret_hash = hash and d.org_id = platform.current_org() and d.ends_at > now() returning 1)
  select exists (select 1 from taken)
$$;

-- What was wrong with a key at an admission: for supervisors, until one of them has looked into it.
create table access.key_warning (
  org_id uuid not null, id uuid not null, kind text not null check (kind in ('key-changed', 'words-differ')),
  -- whose key, and who stood before it
  user_id uuid not null, seen_by uuid not null, seen_on date not null, times integer not null default 1,
  settled_by uuid, settled_on date,
  primary key (org_id, id)
);
create unique index key_warning_open on access.key_warning (org_id, user_id, kind) where settled_on is null;
call platform.fence('access.key_warning');
create policy desk on access.key_warning for all to wayout_desk using (true) with check (true);
grant select, insert, update on access.key_warning to wayout_desk;

revoke execute on all functions in schema access from public;
grant execute on function access.find_session, access.find_login, access.put_link, access.drop_link, access.find_link,
  access.take_link to wayout_desk;
