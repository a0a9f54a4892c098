-- The hotline: lines, contacts with their versions, sealed texts, and who was a client when.
-- A coded column holds a code, a day, a small number or a random id (security.md section 3.1). What is counted carries
-- two clocks: recorded_day ≤ D and (replaced_day is null or > D) is what was known at the end of day D.
create schema hotline;
grant usage on schema hotline to wayout_desk, wayout_jobs, wayout_facts;

-- a line is data, not a code: "SOS 011", "116000", "mail"; its group says under which name it is counted
create table hotline.line (
  org_id uuid not null, code text not null, line_group text not null check (line_group in ('sos', '116000', 'other')),
  name text not null, active boolean not null, position smallint not null,
  primary key (org_id, code)
);
call platform.fence('hotline.line');
create policy desk on hotline.line for all to wayout_desk using (true) with check (true);
grant select, insert, update, delete on hotline.line to wayout_desk;

-- the next free number of a year; an import takes its block when it is checked
create table hotline.number_block (
  org_id uuid not null, year smallint not null, next_free integer not null,
  primary key (org_id, year)
);
call platform.fence('hotline.number_block');
create policy desk on hotline.number_block for all to wayout_desk using (true) with check (true);
grant select, insert, update on hotline.number_block to wayout_desk;

-- what a contact is now: draft, finalised, voided, or the remembered id of a discarded draft
create table hotline.contact (
  org_id uuid not null, id uuid not null, group_id uuid not null,
  state text not null check (state in ('draft', 'finalised', 'voided', 'discarded')),
  number text, revision integer not null, version integer not null, entry text not null,
  owner uuid not null, recorded_by uuid, taken_from uuid,
  drafted_day date not null, drafted_hour smallint not null, finalised_on date, voided_on date, void_reason text,
  text_version integer, number_index bytea, address_index bytea,
  -- field → revision of its last change, while it is a draft: tells which fields two tabs both touched
  touched jsonb,
  line text not null, line_group text not null, direction text not null, channel text not null, day date not null,
  hour smallint, minutes smallint, consultant uuid, kind text not null, non_data_kind text, category text, subcategory text,
  caller_role text not null, how_heard text not null, client_since text, number_state text not null, language text not null,
  interpreter text not null, danger_now text not null, safe_to_talk text not null, child_involved text not null,
  sex text not null, age_band text not null, citizenship text not null, suspected_forms text[] not null,
  exploitation_country text, district text, assistance text[] not null, signposts text[] not null, reached text,
  follow_up text not null, hard_call boolean not null,
  client_ids uuid[] not null, client_keys bytea[] not null, concern_ids uuid[] not null, concern_relations text[] not null,
  primary key (org_id, id)
) with (fillfactor = 85);
create index contact_recent on hotline.contact (org_id, day desc, id) where state <> 'discarded';
create index contact_category on hotline.contact (org_id, category, subcategory, day desc, id) where state <> 'discarded';
create index contact_role on hotline.contact (org_id, caller_role, day desc, id) where state <> 'discarded';
create index contact_consultant on hotline.contact (org_id, consultant, day desc, id) where state <> 'discarded';
create index contact_open on hotline.contact (org_id, owner) where state = 'draft';
create index contact_taken on hotline.contact (org_id, taken_from) where state = 'draft' and taken_from is not null;
create unique index contact_number on hotline.contact (org_id, number) where number is not null;
create index contact_phone on hotline.contact (org_id, number_index) where number_index is not null;
create index contact_address on hotline.contact (org_id, address_index) where address_index is not null;
call platform.fence('hotline.contact');
create policy duty_desk on hotline.contact for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy jobs on hotline.contact for all to wayout_jobs using (true) with check (true);
grant select, insert, update on hotline.contact to wayout_desk;
grant select (org_id, id, group_id, state, owner, drafted_day, drafted_hour, client_ids, concern_ids),
  update (client_ids, concern_ids) on hotline.contact to wayout_jobs;

-- the coded content of each finalised version; only the day of its replacement is ever written again
create table hotline.contact_version (
  org_id uuid not null, contact_id uuid not null, version integer not null, group_id uuid not null,
  recorded_day date not null, replaced_day date, made_by uuid, correction_reason text, text_version integer,
  line text not null, line_group text not null, direction text not null, channel text not null, day date not null,
  hour smallint, minutes smallint, consultant uuid, kind text not null, non_data_kind text, category text, subcategory text,
  caller_role text not null, how_heard text not null, client_since text, number_state text not null, language text not null,
  interpreter text not null, danger_now text not null, safe_to_talk text not null, child_involved text not null,
  sex text not null, age_band text not null, citizenship text not null, suspected_forms text[] not null,
  exploitation_country text, district text, assistance text[] not null, signposts text[] not null, reached text,
  follow_up text not null, hard_call boolean not null,
  client_ids uuid[] not null, client_keys bytea[] not null, concern_ids uuid[] not null, concern_relations text[] not null,
  month text not null, weekday smallint not null, minutes_band text not null, counted boolean not null,
  -- recorded_day where it lies outside the row's own month: all that month-precise facts may tell of it
  recorded_later date,
  primary key (org_id, contact_id, version)
);
-- what the yearly figures read without touching a row
create index contact_version_day on hotline.contact_version (org_id, line_group, day)
  include (category, subcategory, channel, hour, recorded_day, replaced_day, counted);
create index contact_version_month on hotline.contact_version (org_id, line_group, month);
call platform.fence('hotline.contact_version');
create policy duty_desk on hotline.contact_version for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy jobs on hotline.contact_version for all to wayout_jobs using (true) with check (true);
create policy facts on hotline.contact_version for select to wayout_facts using (true);
grant select, insert, update (replaced_day) on hotline.contact_version to wayout_desk;
grant select (org_id, contact_id, client_ids, concern_ids), update (client_ids, concern_ids) on hotline.contact_version to wayout_jobs;
grant select (org_id, recorded_day, replaced_day, line_group, direction, channel, day, month, weekday, hour, minutes_band, recorded_later,
  category, subcategory, caller_role, how_heard, language, sex, age_band, citizenship, suspected_forms,
  exploitation_country, district, assistance, follow_up, counted) on hotline.contact_version to wayout_facts;

-- summary, words, number, times: one sealed piece a version; version 0 is the draft's
create table hotline.contact_text (
  org_id uuid not null, contact_id uuid not null, version integer not null, group_id uuid not null,
  -- part of what the seal is bound to: a draft's text of an earlier save does not open
  revision integer not null, sealed bytea not null,
  primary key (org_id, contact_id, version)
);
call platform.fence('hotline.contact_text');
create policy duty_desk on hotline.contact_text for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, update, delete on hotline.contact_text to wayout_desk;

-- a client of a contact, as long as that was known: written anew when day, line, client or counting changes
create table hotline.contact_client (
  org_id uuid not null, contact_id uuid not null, subject_key bytea not null, version integer not null,
  group_id uuid not null, person_id uuid, line_group text not null, day date not null, month text not null,
  -- the day from which this contact says that the person is a client (client_since, else its own)
  claimed_day date not null, counted boolean not null, recorded_day date not null, replaced_day date, recorded_later date,
  primary key (org_id, contact_id, subject_key, version)
);
create index contact_client_person on hotline.contact_client (org_id, person_id, day desc) where person_id is not null;
create index contact_client_subject on hotline.contact_client (org_id, line_group, subject_key, claimed_day);
create index contact_client_month on hotline.contact_client (org_id, line_group, month);
call platform.fence('hotline.contact_client');
create policy duty_desk on hotline.contact_client for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy jobs on hotline.contact_client for all to wayout_jobs using (true) with check (true);
create policy facts on hotline.contact_client for select to wayout_facts using (true);
grant select, insert, update (replaced_day) on hotline.contact_client to wayout_desk;
grant select (org_id, contact_id, person_id), update (person_id) on hotline.contact_client to wayout_jobs;
grant select (org_id, line_group, subject_key, month, day, claimed_day, counted, recorded_day, replaced_day, recorded_later) on hotline.contact_client to wayout_facts;

-- the first day of a client on a line group, as it was known over time: follows from contact_client alone
create table hotline.client_first (
  org_id uuid not null, line_group text not null, subject_key bytea not null, recorded_day date not null,
  replaced_day date, first_day date not null, first_month text not null, recorded_later date,
  primary key (org_id, line_group, subject_key, recorded_day)
);
create index client_first_month on hotline.client_first (org_id, line_group, first_month);
create index client_first_day on hotline.client_first (org_id, line_group, first_day) include (recorded_day, replaced_day);
call platform.fence('hotline.client_first');
create policy desk on hotline.client_first for all to wayout_desk using (true) with check (true);
create policy facts on hotline.client_first for select to wayout_facts using (true);
grant select, insert, update, delete on hotline.client_first to wayout_desk;
grant select (org_id, line_group, subject_key, recorded_day, replaced_day, first_day, first_month, recorded_later) on hotline.client_first to wayout_facts;

-- Asked by whoever sets the lines, who may see no contact: yes or no and nothing else.
create function hotline.is_line_used(which text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from hotline.contact c where c.org_id = platform.current_org() and c.line = which and c.state <> 'discarded')
$$;
revoke execute on function hotline.is_line_used from public;
grant execute on function hotline.is_line_used to wayout_desk;
