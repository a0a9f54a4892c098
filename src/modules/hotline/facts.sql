-- What may leave the hotline as statistics (statistics.md section 1): counted versions only (finalised, no test, incoming
-- or reached), coded columns, no id. `line` is the line group. A version that was replaced on the day it was recorded was
-- never valid at the end of a day and is left out. In month-precise views recorded_day is empty when it lies in the row's
-- own month, so that no row tells its day (stored as recorded_later).
drop view if exists facts.hotline_contacts;
drop view if exists facts.hotline_contact_clients;
drop view if exists facts.hotline_contacts_daily;
drop view if exists facts.hotline_clock;
drop view if exists facts.clients_first;
drop view if exists facts.clients_first_daily;
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

grant select on facts.hotline_contacts, facts.hotline_contact_clients, facts.hotline_contacts_daily, facts.hotline_clock,
  facts.clients_first, facts.clients_first_daily to wayout_stats, wayout_jobs;
alter view facts.hotline_contacts owner to wayout_facts;
alter view facts.hotline_contact_clients owner to wayout_facts;
alter view facts.hotline_contacts_daily owner to wayout_facts;
alter view facts.hotline_clock owner to wayout_facts;
alter view facts.clients_first owner to wayout_facts;
alter view facts.clients_first_daily owner to wayout_facts;
