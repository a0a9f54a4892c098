-- Findings of trafficking: our view of what happened to a person, decided by two. Versions are never overwritten; the
-- two clocks (day, recorded_day/replaced_day) let every figure be counted again as of any day.
create schema cases;
grant usage on schema cases to wayout_desk, wayout_jobs, wayout_facts;

create table cases.finding (
  org_id uuid not null, id uuid not null, group_id uuid not null,
  person_id uuid, subject_key bytea not null check (octet_length(subject_key) = 16),
  version integer not null check (version > 0), key_id uuid, made_by uuid not null,
  primary key (org_id, id)
);
create index finding_person on cases.finding (org_id, person_id) where person_id is not null;
call platform.fence('cases.finding');
create policy members on cases.finding for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy forgetting on cases.finding for all to wayout_jobs using (true) with check (true);
grant select, insert, update (version, key_id) on cases.finding to wayout_desk;
grant select (org_id, id, person_id), update (person_id, key_id) on cases.finding to wayout_jobs;

-- month, report_month: stored so that an index reaches them behind a view's security barrier
create table cases.finding_version (
  org_id uuid not null, finding_id uuid not null, version integer not null check (version > 0), group_id uuid not null,
  subject_key bytea not null, recorded_by uuid not null, reason text, decided_by uuid[] not null,
  outcome text not null, rule text not null, day date not null, month text not null,
  forms text[] not null, sexual_kinds text[] not null, means text[] not null, acts text[] not null,
  sector text not null, recruiter_relation text not null, countries text[] not null, cross_border text not null,
  district text, from_month text, to_month text, duration_band text not null,
  sex text not null, age_band text not null, child text not null, citizenship text not null,
  report_kind text, report_id uuid, report_day date, report_month text, report_line text,
  note bytea,
  recorded_day date not null, replaced_day date check (replaced_day >= recorded_day),
  primary key (org_id, finding_id, version),
  check ((report_id is null) = (report_kind is null) and (report_id is null) = (report_month is null))
);
create index finding_version_month on cases.finding_version (org_id, month) where outcome = 'identified';
call platform.fence('cases.finding_version');
create policy members on cases.finding_version for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy forgetting on cases.finding_version for all to wayout_jobs using (true) with check (true);
create policy facts on cases.finding_version for select to wayout_facts using (true);
grant select, insert, update (replaced_day) on cases.finding_version to wayout_desk;
grant select (org_id, finding_id), update (note) on cases.finding_version to wayout_jobs;
grant select (
  org_id, subject_key, outcome, rule, day, month, forms, sexual_kinds, means, sector, recruiter_relation, countries, cross_border,
  duration_band, sex, age_band, child, citizenship, report_id, report_day, report_month, report_line, recorded_day, replaced_day
) on cases.finding_version to wayout_facts;
