-- A call whose times were cut to the hour is still folded anew when something late counts. What was measured while its times were
-- exact is handed to the fold: cut times measure nothing. And a draft asks which call it came from.
drop function hotline.line_events_of(uuid);
create function hotline.line_events_of(which uuid) returns table (
  seq bigint, type text, at timestamptz, leg_key bytea, number_state text, language text, timed_out boolean,
  times_cut boolean, waited_seconds integer, talked_seconds integer, was_answered boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select e.seq, e.type, e.at, e.leg_key, e.number_state, e.language, c.timed_out,
    c.times_cut, c.waited_seconds, c.talked_seconds, c.answered_at is not null
  from hotline.line_event e join hotline.line_call c on c.org_id = e.org_id and c.id = e.call_id
  where e.org_id = platform.current_org() and e.call_id = which and not e.is_late order by e.seq, e.at
$$;
revoke execute on function hotline.line_events_of from public;
grant execute on function hotline.line_events_of to wayout_public, wayout_desk, wayout_jobs;

create index line_call_contact on hotline.line_call (org_id, contact_id) where contact_id is not null;
