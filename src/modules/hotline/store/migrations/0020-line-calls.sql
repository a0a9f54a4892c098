-- The line port (hotline.md section 9): what a telephone exchange tells, and the calls that follow from it. A call is nothing
-- but the fold of its events; whoever reports one may run these functions and touch no table. Times are exact for thirty days
-- and then cut to the hour; the exchange's own names of calls and legs are kept as keyed hashes.
create table hotline.line_port (
  org_id uuid not null, line text not null, adapter text not null check (adapter in ('manual', 'webhook')),
  -- the webhook's secret, sealed under the server's key (class 2); null: nobody may report events of this line
  sealed_key bytea, key_made_on date, measured_from date,
  -- event types that the adapter can tell
  supports text[] not null,
  -- when the line is open: from and to in minutes since midnight, Monday first; null: day and night
  hours smallint[] check (hours is null or array_length(hours, 1) = 14),
  service_seconds smallint not null, is_down boolean not null default false, down_seq bigint, down_changed timestamptz,
  primary key (org_id, line)
);
call platform.fence('hotline.line_port');
create policy desk on hotline.line_port for all to wayout_desk using (true) with check (true);
create policy facts on hotline.line_port for select to wayout_facts using (true);
grant select, insert, update on hotline.line_port to wayout_desk;
grant select (org_id, line, adapter, measured_from, service_seconds) on hotline.line_port to wayout_facts;
create policy facts on hotline.line for select to wayout_facts using (true);
grant select (org_id, code, line_group) on hotline.line to wayout_facts;

create table hotline.line_call (
  org_id uuid not null, id uuid not null, group_id uuid not null, call_key bytea not null, line text not null,
  line_group text not null, adapter text not null, state text not null, outcome text, dropped boolean not null default false,
  inferred text[] not null default '{}', at_head boolean not null default false, open_hours boolean not null,
  number_state text, language text,
  offered_at timestamptz, answered_at timestamptz, ended_at timestamptz, first_at timestamptz not null, last_at timestamptz not null,
  day date not null, hour smallint not null, weekday smallint not null, month text not null,
  waited_seconds integer, talked_seconds integer,
  -- no end for four hours; an end that came for a call of more than a day ago waits for reconciliation
  timed_out boolean not null default false, has_late boolean not null default false, reconciled_on date,
  -- the caller's number: sealed to the duty desk on arrival, indexed by the first session that sees it, gone after 30 days
  sealed_number bytea, number_index bytea, is_known boolean, missed_noted boolean not null default false, times_cut boolean not null default false,
  contact_id uuid, taken_by uuid,
  primary key (org_id, id), unique (org_id, call_key)
);
create index line_call_open on hotline.line_call (org_id, first_at) where state <> 'ended';
create index line_call_untaken on hotline.line_call (org_id, first_at) where contact_id is null and answered_at is not null;
create index line_call_month on hotline.line_call (org_id, line_group, day);
create index line_call_missed on hotline.line_call (org_id, last_at) where state = 'ended' and not missed_noted and not times_cut;
create index line_call_exact on hotline.line_call (org_id, first_at) where not times_cut;
call platform.fence('hotline.line_call');
create policy duty_desk on hotline.line_call for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy jobs on hotline.line_call for all to wayout_jobs using (true) with check (true);
create policy facts on hotline.line_call for select to wayout_facts using (true);
grant select, update (number_index, is_known, contact_id, taken_by, missed_noted, has_late, reconciled_on) on hotline.line_call to wayout_desk;
grant select (org_id, id, group_id, line, line_group, state, outcome, offered_at, answered_at, ended_at, first_at, last_at, timed_out, times_cut, missed_noted, day, hour, sealed_number, contact_id),
  update (timed_out, times_cut, missed_noted, offered_at, answered_at, ended_at, first_at, last_at, sealed_number, number_index, contact_id)
  on hotline.line_call to wayout_jobs;
grant select (org_id, line_group, adapter, outcome, dropped, open_hours, day, month, weekday, hour, waited_seconds, reconciled_on)
  on hotline.line_call to wayout_facts;

create table hotline.line_event (
  org_id uuid not null, call_id uuid not null, seq bigint not null, group_id uuid not null, type text not null, at timestamptz not null,
  leg_key bytea, number_state text, language text, raw_ref text,
  -- what was signed, as a hash: the same message twice is known by it; a late one does not count until reconciliation
  digest bytea not null, is_late boolean not null,
  primary key (org_id, call_id, seq)
);
call platform.fence('hotline.line_event');
create policy duty_desk on hotline.line_event for select to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]));
create policy reconciling on hotline.line_event for update to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy jobs on hotline.line_event for all to wayout_jobs using (true) with check (true);
grant select, update (is_late) on hotline.line_event to wayout_desk;
grant select (org_id, call_id, at), update (at) on hotline.line_event to wayout_jobs;

-- What a signature is compared with, and to whom the number will be sealed. No row: no such line, or nobody may report it.
create function hotline.webhook_line(which text) returns table (
  line_group text, sealed_key bytea, hours smallint[], zone text, group_id uuid, group_epoch integer, group_key bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select l.line_group, p.sealed_key, p.hours, o.zone, g.id, g.epoch, g.public_key
  from hotline.line l join hotline.line_port p on p.org_id = l.org_id and p.line = l.code
  join access.organisation o on o.org_id = l.org_id join vault.key_group g on g.org_id = l.org_id and g.code = 'hotline'
  where l.org_id = platform.current_org() and l.code = which and l.active and p.adapter = 'webhook' and p.sealed_key is not null
$$;

-- Stores an event once. `verdict`: stored, same (bit for bit the same message again), repeated (the same event, told anew),
-- differs (another event under a number that is taken). One writer of a call at a time.
create function hotline.put_line_event(
  of_call bytea, new_id uuid, desk uuid, of_line text, of_group text, of_adapter text, event_seq bigint, event_type text,
  event_at timestamptz, leg bytea, number text, speaks text, raw text, message bytea, content bytea, received timestamptz,
  is_open boolean, local_day date, local_hour smallint, local_weekday smallint, local_month text)
returns table (call_id uuid, verdict text, needs_number boolean)
language plpgsql security definer set search_path = pg_catalog as $$
declare org uuid := platform.current_org(); found record; there bytea; late boolean := false; written integer;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(of_call, 'hex'), 20));
  select c.id, c.state, c.last_at, c.sealed_number is null as bare into found from hotline.line_call c
   where c.org_id = org and c.call_key = of_call;
  if found.id is null then
    insert into hotline.line_call (org_id, id, group_id, call_key, line, line_group, adapter, state, open_hours, first_at, last_at,
        day, hour, weekday, month)
      values (org, new_id, desk, of_call, of_line, of_group, of_adapter, 'none', is_open, event_at, event_at,
        local_day, local_hour, local_weekday, local_month);
    call_id := new_id;
    needs_number := true;
  else
    call_id := found.id;
    needs_number := found.bare;
    late := found.state = 'ended' and found.last_at < received - interval '24 hours';
  end if;
  insert into hotline.line_event as e (org_id, call_id, seq, group_id, type, at, leg_key, number_state, language, raw_ref, digest, is_late)
    values (org, put_line_event.call_id, event_seq, desk, event_type, event_at, leg, number, speaks, raw, message || content, late)
    on conflict do nothing;
  get diagnostics written = row_count;
  if written = 1 then
    verdict := 'stored';
    if late then
      update hotline.line_call c set has_late = true where c.org_id = org and c.id = put_line_event.call_id;
    end if;
  else
    select e.digest into there from hotline.line_event e
     where e.org_id = org and e.call_id = put_line_event.call_id and e.seq = event_seq;
    verdict := case when there = message || content then 'same' when substr(there, 33) = content then 'repeated' else 'differs' end;
  end if;
  return next;
end $$;

-- The events that count, and whether the call was given up.
create function hotline.line_events_of(which uuid) returns table (
  seq bigint, type text, at timestamptz, leg_key bytea, number_state text, language text, timed_out boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select e.seq, e.type, e.at, e.leg_key, e.number_state, e.language, c.timed_out
  from hotline.line_event e join hotline.line_call c on c.org_id = e.org_id and c.id = e.call_id
  where e.org_id = platform.current_org() and e.call_id = which and not e.is_late order by e.seq, e.at
$$;

create function hotline.put_line_call(which uuid, folded jsonb) returns void
language sql security definer set search_path = pg_catalog as $$
  update hotline.line_call c set state = r.state, outcome = r.outcome, dropped = r.dropped, inferred = r.inferred, at_head = r.at_head,
    number_state = r.number_state, language = r.language, offered_at = r.offered_at, answered_at = r.answered_at,
    ended_at = r.ended_at, first_at = coalesce(r.first_at, c.first_at), last_at = coalesce(r.last_at, c.last_at),
    open_hours = coalesce(r.open_hours, c.open_hours), day = coalesce(r.day, c.day), hour = coalesce(r.hour, c.hour),
    weekday = coalesce(r.weekday, c.weekday), month = coalesce(r.month, c.month), waited_seconds = r.waited_seconds, talked_seconds = r.talked_seconds
  from jsonb_populate_record(null::hotline.line_call, folded) r
  where c.org_id = platform.current_org() and c.id = which
$$;

create function hotline.seal_line_number(which uuid, sealed bytea) returns void
language sql security definer set search_path = pg_catalog as $$
  update hotline.line_call c set sealed_number = sealed
  where c.org_id = platform.current_org() and c.id = which and c.sealed_number is null
$$;

-- The line itself went down or came back: the last word by its number and time counts.
create function hotline.put_line_state(which text, event_seq bigint, event_at timestamptz, down boolean) returns void
language sql security definer set search_path = pg_catalog as $$
  update hotline.line_port p set is_down = down, down_seq = event_seq, down_changed = event_at
  where p.org_id = platform.current_org() and p.line = which
    and (p.down_seq is null or (p.down_seq, p.down_changed) < (event_seq, event_at))
$$;

revoke execute on function hotline.webhook_line, hotline.put_line_event, hotline.line_events_of, hotline.put_line_call,
  hotline.seal_line_number, hotline.put_line_state from public;
grant usage on schema hotline to wayout_public;
grant execute on function hotline.webhook_line to wayout_public;
grant execute on function hotline.put_line_event, hotline.line_events_of, hotline.put_line_call, hotline.seal_line_number,
  hotline.put_line_state to wayout_public, wayout_desk, wayout_jobs;
