-- People: who is known, by a code. A clear column is a code, a day, a small number or a random id (security.md section 3.1);
-- names, birth, numbers and addresses are identity (I), how to reach somebody safely is the safety compartment (K): both sealed.
create schema people;
grant usage on schema people to wayout_desk, wayout_facts;

-- the next free number of a year's codes (K26-00417)
create table people.person_counter (
  org_id uuid not null, year smallint not null, next_free integer not null,
  primary key (org_id, year)
);
call platform.fence('people.person_counter');
create policy desk on people.person_counter for all to wayout_desk using (true) with check (true);
grant select, insert, update on people.person_counter to wayout_desk;

-- The coded facts of a person. subject_key is random, made for counting only and never shown. An erased person keeps
-- nothing here but id and state: what was counted stands with its subject_key in the tables that count.
create table people.person (
  org_id uuid not null, id uuid not null, group_id uuid not null, code text,
  state text not null check (state in ('active', 'merged', 'erased')), survivor_id uuid,
  subject_key bytea check (length(subject_key) = 16),
  age_band text not null, sex text not null, citizenship text not null,
  -- data keys of the two compartments; null until there is content
  identity_key_id uuid, card_key_id uuid,
  made_by uuid, made_on date not null, changed_on date not null, revision integer not null, synthetic boolean not null,
  primary key (org_id, id)
);
create unique index person_code on people.person (org_id, code);
create index person_recent on people.person (org_id, group_id, changed_on desc, id) where state = 'active';
call platform.fence('people.person');
-- codes may be read by whoever belongs to any group (a case worker links a finding to a caller); who belongs to none sees nothing
create policy members on people.person for select to wayout_desk
  using ((select platform.current_groups()) <> '{}'::uuid[]);
create policy making on people.person for insert to wayout_desk
  with check (group_id = any ((select platform.current_groups())::uuid[]));
-- the safety card's key is set by either desk
create policy changing on people.person for update to wayout_desk
  using ((select platform.current_groups()) <> '{}'::uuid[]) with check (true);
grant select, insert, update on people.person to wayout_desk;

-- I: names, birth, languages, one sealed piece
create table people.person_identity (
  org_id uuid not null, person_id uuid not null, group_id uuid not null, version integer not null, sealed bytea not null,
  primary key (org_id, person_id)
);
call platform.fence('people.person_identity');
create policy members on people.person_identity for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, update, delete on people.person_identity to wayout_desk;

-- I: the 320 bytes by which a person is found, under the identity key. Without content: the person was erased, and every
-- process has to forget the card. changed_in lets a process ask for what changed since its last look.
create table people.search_card (
  org_id uuid not null, person_id uuid not null, group_id uuid not null, key_id uuid, version integer not null, sealed bytea,
  changed_in xid8 not null default pg_catalog.pg_current_xact_id(),
  primary key (org_id, person_id)
);
create index search_card_group on people.search_card (org_id, group_id, person_id);
create index search_card_changed on people.search_card (org_id, group_id, changed_in);
call platform.fence('people.search_card');
create policy members on people.search_card for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, update on people.search_card to wayout_desk;

-- K: every version of the safety card; readable by whichever desk may have to answer the person
create table people.safety_card (
  org_id uuid not null, person_id uuid not null, version integer not null, group_ids uuid[] not null,
  valid_until date not null, sealed bytea not null, made_by uuid not null, made_on date not null,
  primary key (org_id, person_id, version)
);
call platform.fence('people.safety_card');
create policy members on people.safety_card for all to wayout_desk
  using (group_ids && (select platform.current_groups())::uuid[])
  with check (group_ids && (select platform.current_groups())::uuid[]);
grant select, insert, delete on people.safety_card to wayout_desk;

-- I: one way to reach a person; the value is sealed under the identity key, the blind index finds numbers and addresses
create table people.contact_point (
  org_id uuid not null, id uuid not null, person_id uuid not null, group_id uuid not null,
  kind text not null, belongs_to text not null, blind_index bytea, sealed bytea not null,
  checked_on date, ended_on date, made_by uuid, made_on date not null,
  primary key (org_id, id)
);
create index contact_point_person on people.contact_point (org_id, person_id);
create index contact_point_found on people.contact_point (org_id, blind_index) where blind_index is not null;
call platform.fence('people.contact_point');
create policy members on people.contact_point for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, update, delete on people.contact_point to wayout_desk;

-- two persons who turned out to be one, in figures: from which day until which day both keys count as one
create table people.subject_merge (
  org_id uuid not null, absorbed bytea not null, from_day date not null, survivor bytea not null, to_day date,
  primary key (org_id, absorbed, from_day)
);
call platform.fence('people.subject_merge');
create policy facts on people.subject_merge for select to wayout_facts using (true);
grant select on people.subject_merge to wayout_facts;
