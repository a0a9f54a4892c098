-- What comes late for a call that is over brings no number back, and once the times of a call are cut to the hour, no exact time
-- either. Where the exchange keeps its own record is kept as long as the exact times are, and no longer: an exchange may well
-- name its records by numbers.
create or replace function hotline.put_line_event(
  of_call bytea, new_id uuid, desk uuid, of_line text, of_group text, of_adapter text, event_seq bigint, event_type text,
  event_at timestamptz, leg bytea, number text, speaks text, raw text, message bytea, content bytea, received timestamptz,
  is_open boolean, local_day date, local_hour smallint, local_weekday smallint, local_month text)
returns table (call_id uuid, verdict text, needs_number boolean)
language plpgsql security definer set search_path = pg_catalog as $$
declare org uuid := platform.current_org(); found record; there bytea; late boolean := false; written integer;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(of_call, 'hex'), 20));
  select c.id, c.state, c.last_at, c.times_cut, c.sealed_number is null as bare into found from hotline.line_call c
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
    late := found.state = 'ended' and found.last_at < received - interval '24 hours';
    -- gone is gone: neither what thirty days took nor what an erasure took comes back with a late word
    needs_number := found.bare and not late and not found.times_cut;
    if found.times_cut then
      event_at := date_trunc('hour', event_at);
      raw := null;
    end if;
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

grant update (raw_ref) on hotline.line_event to wayout_jobs;
