-- Flags, call-backs, outgoing calls, missed calls, and what a supervisor has looked at. Clear columns hold codes, days, hours
-- and random ids; numbers, reasons and words are sealed: those of a call-back under its contact's key, all others under a key
-- of their own row.

-- may a caller whom nobody knows be called back? No, unless the line is set so
alter table hotline.line add column call_back_unknown boolean not null default false;

-- a warning on a person or on a number; it never runs without an end. contact_id: where it was raised.
create table hotline.flag (
  org_id uuid not null, id uuid not null, group_id uuid not null, kind text not null,
  person_id uuid, number_index bytea, contact_id uuid,
  from_day date not null, until_day date not null, sealed bytea,
  set_by uuid not null, set_on date not null, cleared_by uuid, cleared_on date,
  primary key (org_id, id),
  check (until_day >= from_day and until_day <= from_day + 366)
);
create index flag_person on hotline.flag (org_id, person_id) where person_id is not null;
create index flag_number on hotline.flag (org_id, number_index) where number_index is not null;
create index flag_contact on hotline.flag (org_id, contact_id) where contact_id is not null;
create index flag_until on hotline.flag (org_id, until_day) where cleared_on is null;
call platform.fence('hotline.flag');
create policy duty_desk on hotline.flag for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy jobs on hotline.flag for all to wayout_jobs using (true) with check (true);
grant select, insert, update on hotline.flag to wayout_desk;
grant select (org_id, person_id), update (person_id) on hotline.flag to wayout_jobs;

-- what was agreed beside the promise itself (tasks.task): who, with which line in the display, at which number and hours
create table hotline.callback (
  org_id uuid not null, task_id uuid not null, group_id uuid not null, contact_id uuid not null,
  person_id uuid, show_line text, sealed bytea,
  primary key (org_id, task_id)
);
create index callback_person on hotline.callback (org_id, person_id) where person_id is not null;
create index callback_contact on hotline.callback (org_id, contact_id);
call platform.fence('hotline.callback');
create policy duty_desk on hotline.callback for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy jobs on hotline.callback for all to wayout_jobs using (true) with check (true);
grant select, insert, update on hotline.callback to wayout_desk;
grant select (org_id, person_id, contact_id), update (person_id, sealed) on hotline.callback to wayout_jobs;

-- every time a number was opened to be called: what the safety card said then, whether it was overridden, what came of it
create table hotline.outgoing (
  org_id uuid not null, id uuid not null, group_id uuid not null,
  source_kind text not null check (source_kind in ('callback', 'missed', 'contact_point')), source_id uuid not null,
  contact_id uuid, person_id uuid, made_by uuid, day date not null, hour smallint not null,
  contact_now text not null, is_override boolean not null, sealed bytea, result text, draft_id uuid,
  seen_by uuid, seen_on date,
  primary key (org_id, id)
);
create index outgoing_source on hotline.outgoing (org_id, source_id, day desc, hour desc);
create index outgoing_override on hotline.outgoing (org_id, day desc) where is_override and seen_on is null;
create index outgoing_person on hotline.outgoing (org_id, person_id) where person_id is not null;
call platform.fence('hotline.outgoing');
create policy duty_desk on hotline.outgoing for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy jobs on hotline.outgoing for all to wayout_jobs using (true) with check (true);
grant select, insert, update (result, draft_id, seen_by, seen_on) on hotline.outgoing to wayout_desk;
grant select (org_id, id, person_id), insert, update (person_id) on hotline.outgoing to wayout_jobs;

-- one number that rang in vain; no index: withheld, all of a line together
create table hotline.missed_call (
  org_id uuid not null, id uuid not null, group_id uuid not null, line text not null, number_index bytea, sealed bytea,
  attempts integer not null, first_day date not null, first_hour smallint not null, last_day date not null,
  last_hour smallint not null, voicemail boolean not null, assignee uuid, revision integer not null,
  state text not null check (state in ('open', 'settled')), ended_as text, settled_by uuid, settled_on date, draft_id uuid,
  primary key (org_id, id), check ((state = 'settled') = (ended_as is not null))
);
create unique index missed_open on hotline.missed_call (org_id, line, coalesce(number_index, ''::bytea)) where state = 'open';
create index missed_settled on hotline.missed_call (org_id, settled_on desc, id) where state = 'settled';
call platform.fence('hotline.missed_call');
create policy duty_desk on hotline.missed_call for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, update on hotline.missed_call to wayout_desk;

-- one ring. With nobody signed in its number is a sealed box to the desk and nobody can tell whose it is; whoever opens the
-- list next opens it, makes the blind index and puts it with the others of the number. Then the sealed number is gone.
create table hotline.missed_attempt (
  org_id uuid not null, id uuid not null, group_id uuid not null, missed_id uuid, line text not null,
  day date not null, hour smallint not null, voicemail boolean not null,
  key_id uuid, place_table text, place_row uuid, place_column text, place_version integer, sealed bytea,
  primary key (org_id, id)
);
create index missed_attempt_new on hotline.missed_attempt (org_id, day, hour) where missed_id is null;
create index missed_attempt_of on hotline.missed_attempt (org_id, missed_id) where missed_id is not null;
call platform.fence('hotline.missed_attempt');
create policy duty_desk on hotline.missed_attempt for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy arriving on hotline.missed_attempt for insert to wayout_jobs with check (missed_id is null);
grant select, insert, update on hotline.missed_attempt to wayout_desk;
grant insert on hotline.missed_attempt to wayout_jobs;

-- what a supervisor has dealt with: a debrief offered, an entry after the fact looked at
create table hotline.review (
  org_id uuid not null, kind text not null check (kind in ('hard_call', 'after_the_fact')), source_id uuid not null,
  group_id uuid not null, reviewed_by uuid not null, reviewed_on date not null,
  primary key (org_id, kind, source_id)
);
call platform.fence('hotline.review');
create policy duty_desk on hotline.review for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert on hotline.review to wayout_desk;
create index contact_hard on hotline.contact (org_id, finalised_on) where hard_call and state = 'finalised';
create index contact_afterwards on hotline.contact (org_id, finalised_on) where entry = 'after_the_fact' and state = 'finalised';
