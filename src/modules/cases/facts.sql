-- What may leave `cases` as statistics: identified persons and reports that led to one, coded, without any id.
-- A person counts once a rule, by her first finding; corrections act from the day on which they were made. A spell is a
-- stretch of recording days in which what we knew of one person did not change; it stays inside (no grant). Two records
-- that were linked are one person from the day of the link on, until an undoing: her versions are cut where it began and
-- ended, and each piece counts under the key that counts then.
drop view if exists facts.reports_identified;
drop view if exists facts.victims_daily;
drop view if exists facts.victims;
drop view if exists facts.identified_spell;
drop view if exists facts.counted_as;
grant create, usage on schema facts to wayout_facts;

-- Under whose key a linked record counts, stretch by stretch; no row for whoever never was linked to another. Chains of
-- merges (an erased record counts under one that was linked later) are followed to their end, day by day.
create view facts.counted_as with (security_barrier) as
with recursive chain as (
  select absorbed, survivor, from_day, to_day, 1 as step from facts.subject_merges
  union all
  select c.absorbed, m.survivor, greatest(c.from_day, m.from_day), least(c.to_day, m.to_day), c.step + 1
  from chain c join facts.subject_merges m on m.absorbed = c.survivor
    and (c.to_day is null or c.to_day > m.from_day) and (m.to_day is null or m.to_day > c.from_day)
  where c.step < 100
), edge as (
  select absorbed, '-infinity'::date as at from chain
  union
  select absorbed, from_day from chain
  union
  select absorbed, to_day from chain where to_day is not null
), stretch as (
  select absorbed, at, lead(at) over (partition by absorbed order by at) as until from edge
)
select s.absorbed as subject_key, s.at, s.until, coalesce((
  select c.survivor from chain c where c.absorbed = s.absorbed and c.from_day <= s.at and (c.to_day is null or c.to_day > s.at)
  order by c.step desc limit 1
), s.absorbed) as survivor
from stretch s;

-- Nearly every person has one version and no spell to work out; only the others go through the joins.
create view facts.identified_spell with (security_barrier) as
with recorded as (
  select f.org_id, coalesce(c.survivor, f.subject_key) as subject_key, f.rule, f.day, f.month, f.forms, f.sexual_kinds, f.means, f.sector, f.recruiter_relation, f.countries,
    f.cross_border, f.duration_band, f.sex, f.age_band, f.child, f.citizenship, greatest(f.recorded_day, c.at) as recorded_day, least(f.replaced_day, c.until) as replaced_day,
    f.report_day, f.report_month, f.report_line, case when f.report_day <= f.day then f.report_id end as report_id
  from cases.finding_version f left join facts.counted_as c on c.subject_key = f.subject_key
  where f.org_id = (select platform.current_org()) and f.outcome = 'identified'
), known as (
  select r.*, count(*) over (partition by r.subject_key, r.rule) as versions
  from recorded r where r.replaced_day is null or r.replaced_day > r.recorded_day
), several as materialized (
  select * from known where versions > 1
), edge as (
  select subject_key, rule, recorded_day as at from several
  union
  select subject_key, rule, replaced_day from several where replaced_day is not null
), spell as (
  select subject_key, rule, at, lead(at) over (partition by subject_key, rule order by at) as until from edge
), meant as (
  select distinct on (s.subject_key, s.rule, s.at)
    s.at, s.until, k.org_id, k.subject_key, k.rule, k.day, k.month, k.forms, k.sexual_kinds, k.means, k.sector,
    k.recruiter_relation, k.countries, k.cross_border, k.duration_band, k.sex, k.age_band, k.child, k.citizenship
  from spell s join several k on k.subject_key = s.subject_key and k.rule = s.rule
    and k.recorded_day <= s.at and (k.replaced_day is null or k.replaced_day > s.at)
  order by s.subject_key, s.rule, s.at, k.day, k.recorded_day, k.age_band, k.sector
), credit as (
  select distinct on (s.subject_key, s.rule, s.at) s.subject_key, s.rule, s.at, k.report_id, k.report_month, k.report_line
  from spell s join several k on k.subject_key = s.subject_key and k.rule = s.rule
    and k.recorded_day <= s.at and (k.replaced_day is null or k.replaced_day > s.at)
  where k.report_id is not null
  order by s.subject_key, s.rule, s.at, k.report_day, k.report_id
)
select k.recorded_day as at, k.replaced_day as until, k.org_id, k.subject_key, k.rule, k.day, k.month, k.forms, k.sexual_kinds, k.means,
  k.sector, k.recruiter_relation, k.countries, k.cross_border, k.duration_band, k.sex, k.age_band, k.child, k.citizenship,
  k.report_id, case when k.report_id is not null then k.report_month end as report_month,
  case when k.report_id is not null then k.report_line end as report_line
from known k where k.versions = 1
union all
select m.*, c.report_id, c.report_month, c.report_line
from meant m left join credit c on c.subject_key = m.subject_key and c.rule = m.rule and c.at = m.at;

create view facts.victims with (security_barrier) as
select org_id, month as identified_month, rule, sex, age_band, citizenship, countries as country_of_exploitation, cross_border, forms,
  means, sector, sexual_kinds, recruiter_relation, duration_band, report_month, subject_key,
  case when to_char(at, 'YYYY-MM') = month then null else at end as recorded_day, until as replaced_day
from facts.identified_spell;

create view facts.victims_daily with (security_barrier) as
select org_id, day, rule, child, count(*)::integer as n, at as recorded_day, until as replaced_day
from facts.identified_spell group by org_id, day, rule, child, at, until;

create view facts.reports_identified with (security_barrier) as
with credited as (
  select org_id, report_id, report_month, report_line, month, at, until, count(*) over (partition by report_id) as credits
  from facts.identified_spell where rule = 'own' and report_id is not null
), several as materialized (
  select * from credited where credits > 1
), edge as (
  select report_id, at from several
  union
  select report_id, until from several where until is not null
), spell as (
  select report_id, at, lead(at) over (partition by report_id order by at) as until from edge
), counted as (
  select org_id, report_month, report_line, month, 1 as persons, at, until from credited where credits = 1
  union all
  select c.org_id, c.report_month, c.report_line, min(c.month), count(*)::integer, s.at, s.until
  from spell s join several c on c.report_id = s.report_id and c.at <= s.at and (c.until is null or c.until > s.at)
  group by c.org_id, s.report_id, c.report_month, c.report_line, s.at, s.until
)
select org_id, report_month, report_line as line, month as identified_month, persons,
  case when to_char(at, 'YYYY-MM') = month then null else at end as recorded_day, until as replaced_day
from counted;

-- granted before the hand-over: afterwards only the new owner could
grant select on facts.victims, facts.victims_daily, facts.reports_identified to wayout_stats, wayout_jobs;
alter view facts.counted_as owner to wayout_facts;
alter view facts.identified_spell owner to wayout_facts;
alter view facts.victims owner to wayout_facts;
alter view facts.victims_daily owner to wayout_facts;
alter view facts.reports_identified owner to wayout_facts;
