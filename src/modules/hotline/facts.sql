-- What may leave the hotline as statistics (statistics.md section 1): counted versions only (finalised, no test, incoming
-- or reached), coded columns, no id. `line` is the line group. A version that was replaced on the day it was recorded was
-- never valid at the end of a day and is left out. In month-precise views recorded_day is empty when it lies in the row's
-- own month, so that no row tells its day (stored as recorded_later).
drop view if exists facts.hotline_contacts;
drop view if exists facts.hotline_contact_clients;
drop view if exists facts.hotline_contacts_daily;
drop view if exists facts.hotline_clock;
drop view if exists facts.hotline_assistance;
drop view if exists facts.clients_first;
drop view if exists facts.clients_first_daily;
drop view if exists facts.hotline_entries_daily;
drop view if exists facts.hotline_line_calls;
drop view if exists facts.hotline_line_calls_daily;
drop view if exists facts.hotline_measured_lines;
grant create, usage on schema facts to wayout_facts;

create view facts.hotline_contacts with (security_barrier) as
select v.org_id, v.month, v.line_group as line, v.category, v.subcategory, v.channel, v.direction, v.caller_role, v.language,
  v.how_heard, v.sex, v.age_band, v.citizenship, v.suspected_forms as forms, v.exploitation_country as country, v.district,
  v.assistance, v.minutes_band, v.follow_up,
  v.recorded_later as recorded_day,
  v.replaced_day
from hotline.contact_version v
where v.org_id = (select platform.current_org()) and v.counted
  and (v.replaced_day is null or v.replaced_day > v.recorded_day);

create view facts.hotline_contact_clients with (security_barrier) as
select c.org_id, c.month, c.line_group as line, c.subject_key,
  c.recorded_later as recorded_day,
  c.replaced_day
from hotline.contact_client c
where c.org_id = (select platform.current_org()) and c.counted
  and (c.replaced_day is null or c.replaced_day > c.recorded_day);

create view facts.hotline_contacts_daily with (security_barrier) as
select v.org_id, v.day, v.line_group as line, v.category, v.subcategory, v.channel, 1::integer as n, v.recorded_day, v.replaced_day
from hotline.contact_version v
where v.org_id = (select platform.current_org()) and v.counted
  and (v.replaced_day is null or v.replaced_day > v.recorded_day);

create view facts.hotline_clock with (security_barrier) as
select v.org_id, v.month, v.line_group as line, v.weekday, v.hour, 1::integer as n,
  v.recorded_later as recorded_day,
  v.replaced_day
from hotline.contact_version v
where v.org_id = (select platform.current_org()) and v.counted
  and (v.replaced_day is null or v.replaced_day > v.recorded_day);

-- an act a row: what was ticked on a contact, each by itself
create view facts.hotline_assistance with (security_barrier) as
select v.org_id, v.month, v.line_group as line, act.code as assistance, 1::integer as n,
  v.recorded_later as recorded_day,
  v.replaced_day
from hotline.contact_version v cross join lateral unnest(v.assistance) as act (code)
where v.org_id = (select platform.current_org()) and v.counted
  and (v.replaced_day is null or v.replaced_day > v.recorded_day);

create view facts.clients_first with (security_barrier) as
select f.org_id, f.first_month, f.line_group as line, f.subject_key,
  f.recorded_later as recorded_day,
  f.replaced_day
from hotline.client_first f
where f.org_id = (select platform.current_org()) and (f.replaced_day is null or f.replaced_day > f.recorded_day);

create view facts.clients_first_daily with (security_barrier) as
select f.org_id, f.first_day as day, f.line_group as line, 1::integer as n, f.recorded_day, f.replaced_day
from hotline.client_first f
where f.org_id = (select platform.current_org()) and (f.replaced_day is null or f.replaced_day > f.recorded_day);

-- Calls of connected lines that have ended, as counts; an outcome that was worked out anew says so, the call stays on its day.
-- Nothing finer than the day leaves with a day: weekday and hour only with the month. How long somebody waited is a band (named by
-- its last second: 5 s wide up to a minute, 10 up to three, 30 up to ten, 60 up to an hour); whether it was soon enough is asked
-- of the seconds set for the lines of the group.
create view facts.hotline_line_calls_daily with (security_barrier) as
select c.org_id, c.day, c.line_group as line, c.outcome, c.dropped, c.open_hours,
  case when c.open_hours then 'in_hours' else 'out_of_hours' end as hours_mark,
  case when c.waited_seconds is null then 'not_told' when c.waited_seconds > 3600 then 'longer' else 'to_' || greatest(5,
    case when c.waited_seconds <= 60 then (c.waited_seconds + 4) / 5 * 5 when c.waited_seconds <= 180 then (c.waited_seconds + 9) / 10 * 10
      when c.waited_seconds <= 600 then (c.waited_seconds + 29) / 30 * 30 else (c.waited_seconds + 59) / 60 * 60 end) end as waited_band,
  coalesce(c.waited_seconds <= s.seconds, false) as is_in_time,
  c.reconciled_on is not null as is_reconciled,
  count(*)::integer as n, c.day as recorded_day, null::date as replaced_day
from hotline.line_call c left join (
  select l.org_id, l.line_group, min(p.service_seconds) as seconds
  from hotline.line_port p join hotline.line l on l.org_id = p.org_id and l.code = p.line
  where p.adapter <> 'manual' and p.measured_from is not null group by l.org_id, l.line_group
) s on s.org_id = c.org_id and s.line_group = c.line_group
where c.org_id = (select platform.current_org()) and c.adapter <> 'manual' and c.outcome is not null
group by c.org_id, c.day, c.line_group, c.outcome, c.dropped, c.open_hours, 8, 9, 10;

create view facts.hotline_line_calls with (security_barrier) as
select c.org_id, c.month, c.line_group as line, c.outcome, c.dropped,
  case when c.open_hours then 'in_hours' else 'out_of_hours' end as hours_mark, c.weekday, c.hour,
  count(*)::integer as n, null::date as recorded_day, null::date as replaced_day
from hotline.line_call c
where c.org_id = (select platform.current_org()) and c.adapter <> 'manual' and c.outcome is not null
group by c.org_id, c.month, c.line_group, c.outcome, c.dropped, c.open_hours, c.weekday, c.hour;

create view facts.hotline_measured_lines with (security_barrier) as
select p.org_id, l.line_group as line, p.measured_from as recorded_day, p.service_seconds, p.supports
from hotline.line_port p join hotline.line l on l.org_id = p.org_id and l.code = p.line
where p.org_id = (select platform.current_org()) and p.adapter <> 'manual' and p.measured_from is not null;

grant select on facts.hotline_line_calls, facts.hotline_line_calls_daily, facts.hotline_measured_lines to wayout_stats;
alter view facts.hotline_line_calls owner to wayout_facts;
alter view facts.hotline_line_calls_daily owner to wayout_facts;
alter view facts.hotline_measured_lines owner to wayout_facts;

grant select on facts.hotline_assistance to wayout_stats;
alter view facts.hotline_assistance owner to wayout_facts;

grant select on facts.hotline_contacts, facts.hotline_contact_clients, facts.hotline_contacts_daily, facts.hotline_clock,
  facts.clients_first, facts.clients_first_daily to wayout_stats, wayout_jobs;
alter view facts.hotline_contacts owner to wayout_facts;
alter view facts.hotline_contact_clients owner to wayout_facts;
alter view facts.hotline_contacts_daily owner to wayout_facts;
alter view facts.hotline_clock owner to wayout_facts;
alter view facts.clients_first owner to wayout_facts;
alter view facts.clients_first_daily owner to wayout_facts;

-- Beside the figures: contacts recorded more than three days after their day, contacts that were corrected, and drafts,
-- which nobody counts. A correction of a contact that was recorded in time is no late entry.
create view facts.hotline_entries_daily with (security_barrier) as
select v.org_id, v.day, v.line_group as line, 'late'::text as entry, 1::integer as n, v.recorded_day, v.replaced_day
from hotline.contact_version v
where v.org_id = (select platform.current_org()) and v.counted and v.recorded_day > v.day + 3
  and (v.replaced_day is null or v.replaced_day > v.recorded_day)
  and not exists (select from hotline.contact_version f where f.org_id = v.org_id and f.contact_id = v.contact_id
    and f.version < v.version and f.recorded_day <= v.day + 3)
union all
select v.org_id, v.day, v.line_group, 'corrected', 1, v.recorded_day, v.replaced_day
from hotline.contact_version v
where v.org_id = (select platform.current_org()) and v.counted and v.version > 1
  and (v.replaced_day is null or v.replaced_day > v.recorded_day)
union all
select c.org_id, c.day, c.line_group, 'draft', 1, c.drafted_day, null::date
from hotline.contact c
where c.org_id = (select platform.current_org()) and c.state = 'draft'
union all
select c.org_id, c.day, c.line_group, 'draft', 1, c.drafted_day, c.finalised_on
from hotline.contact c
where c.org_id = (select platform.current_org()) and c.state <> 'draft' and c.finalised_on > c.drafted_day;
grant select on facts.hotline_entries_daily to wayout_stats;
alter view facts.hotline_entries_daily owner to wayout_facts;

-- Consultants see the figures of their own lines (statistics.md section 10): those of a shift of hers, or of one of her latest thousand
-- contacts, closed ones: a draft is begun and thrown away by whoever wants to look. Says it of the reader alone, and nothing of anybody's contact.
create or replace function facts.is_line_of_reader(which text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from hotline.shift s where s.org_id = platform.current_org() and s.line_group = which
      and platform.current_user_id() = any (s.staff || s.reserve))
    or exists (select from (select c.line_group from hotline.contact c
      where c.org_id = platform.current_org() and c.consultant = platform.current_user_id() and c.state in ('finalised', 'voided')
      order by c.day desc, coalesce(c.hour, -1) desc, c.id desc limit 1000) latest where latest.line_group = which)
$$;
revoke execute on function facts.is_line_of_reader from public;
grant execute on function facts.is_line_of_reader to wayout_stats;
