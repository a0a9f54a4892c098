-- Links, not merges: what people decided about two records, and what follows from it. Ids, kind, day and state are clear;
-- the reason and the explanation that stood on the screen are words about somebody, sealed under a key of their own.

-- Every decision ever made, in the order of its pair; an undoing is a decision too. Nothing is changed afterwards, and
-- deleted only when one of the two persons is erased.
create table people.link_decision (
  org_id uuid not null, id uuid not null,
  -- the smaller id stands left
  left_id uuid not null, right_id uuid not null check (left_id < right_id),
  -- 1, 2, … of this pair
  step integer not null,
  kind text not null check (kind in ('same', 'not_same', 'unsure', 'undone')),
  -- the decision that an undoing takes back
  undoes uuid,
  group_ids uuid[] not null, key_id uuid, sealed bytea, made_by uuid, made_on date not null,
  primary key (org_id, id)
);
create unique index link_decision_pair on people.link_decision (org_id, left_id, right_id, step);
create index link_decision_right on people.link_decision (org_id, right_id);
call platform.fence('people.link_decision');
-- that two codes are one person is known to whoever may read codes; the words open for the groups that hold the key
create policy members on people.link_decision for select to wayout_desk
  using ((select platform.current_groups()) <> '{}'::uuid[]);
create policy deciding on people.link_decision for insert to wayout_desk
  with check (group_ids && (select platform.current_groups())::uuid[]);
create policy erasing on people.link_decision for delete to wayout_desk
  using (group_ids && (select platform.current_groups())::uuid[]);
grant select, insert, delete on people.link_decision to wayout_desk;

-- What holds of a pair now: its last decision that was not taken back. Follows from link_decision alone.
create table people.person_link (
  org_id uuid not null, left_id uuid not null, right_id uuid not null,
  kind text not null check (kind in ('same', 'not_same', 'unsure')), decision_id uuid not null,
  primary key (org_id, left_id, right_id)
);
create index person_link_right on people.person_link (org_id, right_id);
create index person_link_unsure on people.person_link (org_id, decision_id) where kind = 'unsure';
call platform.fence('people.person_link');
create policy members on people.person_link for all to wayout_desk
  using ((select platform.current_groups()) <> '{}'::uuid[]) with check ((select platform.current_groups()) <> '{}'::uuid[]);
grant select, insert, update, delete on people.person_link to wayout_desk;

-- A sweep for duplicates: how far it came. Which persons it found alike would give names away (equal counts beside public
-- lists), so what it proposes lies sealed in pieces under the sweep's key.
create table people.sweep (
  org_id uuid not null, id uuid not null, group_id uuid not null, key_id uuid not null,
  state text not null check (state in ('running', 'done')),
  -- the last person that was looked at; null before the first
  reached uuid, done integer not null, total integer not null, found integer not null, pieces integer not null,
  begun_by uuid not null, begun_on date not null, ended_on date,
  primary key (org_id, id)
);
call platform.fence('people.sweep');
create policy members on people.sweep for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, update, delete on people.sweep to wayout_desk;

create table people.sweep_piece (
  org_id uuid not null, sweep_id uuid not null, piece integer not null, group_id uuid not null, sealed bytea not null,
  primary key (org_id, sweep_id, piece)
);
call platform.fence('people.sweep_piece');
create policy members on people.sweep_piece for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, update, delete on people.sweep_piece to wayout_desk;

-- the desk writes from which day on two random keys count as one
create index subject_merge_survivor on people.subject_merge (org_id, survivor);
create policy desk on people.subject_merge for all to wayout_desk
  using ((select platform.current_groups()) <> '{}'::uuid[]) with check ((select platform.current_groups()) <> '{}'::uuid[]);
grant select, insert, update, delete on people.subject_merge to wayout_desk;
