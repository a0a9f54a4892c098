-- Organisations, accounts and sessions. No password and no key is here that opens anything without the pepper.
create schema access;
grant usage on schema access to wayout_desk, wayout_jobs, wayout_stats, wayout_audit;

create table access.organisation (
  org_id uuid primary key, name text not null, zone text not null, synthetic boolean not null, made_on date not null,
  -- false while a demonstration is being filled: one that was cut short is made anew, never shown
  ready boolean not null default true
);
call platform.fence('access.organisation');
create policy reading on access.organisation for select to wayout_desk, wayout_jobs, wayout_stats, wayout_audit using (true);
create policy making on access.organisation for insert to wayout_desk with check (true);
create policy completing on access.organisation for update to wayout_desk using (true) with check (true);
grant select, insert, update (ready) on access.organisation to wayout_desk;
grant select on access.organisation to wayout_jobs, wayout_stats, wayout_audit;

create table access.account (
  org_id uuid not null, id uuid not null, username text not null, display_name bytea not null, roles text[] not null,
  language text not null, state text not null check (state in ('active', 'disabled')), made_on date not null,
  primary key (org_id, id)
);
call platform.fence('access.account');
create policy desk on access.account for all to wayout_desk using (true) with check (true);
create policy reading on access.account for select to wayout_jobs using (true);
grant select, insert, update on access.account to wayout_desk;
grant select (org_id, id, roles, state) on access.account to wayout_jobs;

create table access.credential (
  org_id uuid not null, user_id uuid not null, salt bytea not null, memory_kib integer not null, passes integer not null,
  pepper_number integer not null, commitment bytea not null, public_key bytea not null, wrapped_private bytea not null,
  changed_on date not null,
  primary key (org_id, user_id)
);
call platform.fence('access.credential');
create policy desk on access.credential for all to wayout_desk using (true) with check (true);
grant select (org_id, user_id, public_key), insert, update on access.credential to wayout_desk;

create table access.session (
  org_id uuid not null, token_hash bytea not null, user_id uuid not null, process uuid not null,
  begun_at timestamptz not null, seen_at timestamptz not null, confirmed_at timestamptz not null,
  primary key (org_id, token_hash)
);
create index session_of_user on access.session (org_id, user_id);
call platform.fence('access.session');
create policy desk on access.session for all to wayout_desk using (true) with check (true);
grant select, insert, update, delete on access.session to wayout_desk;

-- devices on which an account has signed in: they keep working while strangers to the account wait
create table access.device (
  org_id uuid not null, user_id uuid not null, device_hash bytea not null, seen_on date not null,
  primary key (org_id, user_id, device_hash)
);
call platform.fence('access.device');
create policy desk on access.device for all to wayout_desk using (true) with check (true);
grant select, insert, update, delete on access.device to wayout_desk;

-- Before anybody is known there is no organisation. These three hold hashes and ids only; no role may touch them.
create table access.login_directory (username text primary key, org_id uuid not null, user_id uuid not null);
create table access.session_directory (token_hash bytea primary key, org_id uuid not null);
create table access.guess (key_hash bytea primary key, failures integer not null, last_at timestamptz not null);

create function access.add_login(login text, account uuid) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with put as (insert into access.login_directory values (login, platform.current_org(), account) on conflict do nothing returning 1)
  select exists (select 1 from put)
$$;

create function access.find_login(login text, device bytea) returns table (
  org_id uuid, user_id uuid, state text, salt bytea, memory_kib integer, passes integer, pepper_number integer,
  commitment bytea, public_key bytea, wrapped_private bytea, known_device boolean)
language plpgsql security definer set search_path = pg_catalog as $$
declare org uuid; who uuid;
begin
  select d.org_id, d.user_id into org, who from access.login_directory d where d.username = login;
  if org is null then return; end if;
  perform pg_catalog.set_config('app.org', org::text, true);
  return query select a.org_id, a.id, a.state, c.salt, c.memory_kib, c.passes, c.pepper_number, c.commitment, c.public_key,
      c.wrapped_private, exists (select 1 from access.device v where v.org_id = org and v.user_id = who and v.device_hash = device)
    from access.account a join access.credential c on c.org_id = a.org_id and c.user_id = a.id
    where a.org_id = org and a.id = who;
end $$;

-- Failed logins are counted in their own transaction, so that a rollback cannot hide them.
create function access.count_guess(guess_key bytea) returns integer
language sql security definer set search_path = pg_catalog as $$
  insert into access.guess as g values (guess_key, 1, now())
    on conflict (key_hash) do update
      set failures = case when g.last_at < now() - interval '1 day' then 1 else g.failures + 1 end, last_at = now()
    returning failures
$$;
create function access.read_guesses(guess_key bytea) returns table (failures integer, seconds_ago double precision)
language sql stable security definer set search_path = pg_catalog as $$
  select g.failures, extract(epoch from now() - g.last_at)::double precision from access.guess g where g.key_hash = guess_key
$$;
create function access.clear_guesses(guess_key bytea) returns void
language sql security definer set search_path = pg_catalog as $$ delete from access.guess where key_hash = guess_key $$;

create function access.begin_session(hash bytea) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into access.session_directory values (hash, platform.current_org())
$$;

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

create function access.end_session(hash bytea) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare org uuid;
begin
  delete from access.session_directory d where d.token_hash = hash returning d.org_id into org;
  if org is null then return; end if;
  perform pg_catalog.set_config('app.org', org::text, true);
  delete from access.session s where s.org_id = org and s.token_hash = hash;
end $$;

-- A process ends its own sessions when it stops and, after a crash, all that no living process holds when it starts.
create function access.end_sessions_of(ended uuid[], keep uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare org uuid;
begin
  for org in select distinct d.org_id from access.session_directory d loop
    perform pg_catalog.set_config('app.org', org::text, true);
    delete from access.session_directory d using access.session s
      where s.org_id = org and d.token_hash = s.token_hash
        and (s.process = any (ended) or (cardinality(keep) > 0 and not s.process = any (keep)));
    delete from access.session s
      where s.org_id = org and (s.process = any (ended) or (cardinality(keep) > 0 and not s.process = any (keep)));
  end loop;
end $$;

create function access.organisations() returns table (org_id uuid, name text, synthetic boolean, zone text, ready boolean)
language plpgsql security definer set search_path = pg_catalog as $$
declare org uuid;
begin
  for org in select distinct d.org_id from access.login_directory d loop
    perform pg_catalog.set_config('app.org', org::text, true);
    return query select o.org_id, o.name, o.synthetic, o.zone, o.ready from access.organisation o where o.org_id = org;
  end loop;
end $$;

revoke execute on all functions in schema access from public;
grant execute on all functions in schema access to wayout_desk;
grant execute on function access.organisations to wayout_jobs, wayout_stats, wayout_audit;
