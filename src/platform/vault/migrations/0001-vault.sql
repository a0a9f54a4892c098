-- Keys at rest. Nothing here opens anything without a member's private key (security.md section 4).
create schema vault;
grant usage on schema vault to wayout_desk, wayout_public, wayout_jobs;

-- a group of people who share a key pair; `code` is fixed words (hotline, auditors, case-team), never a name
create table vault.key_group (
  org_id uuid not null, id uuid not null, code text not null, epoch integer not null, public_key bytea not null,
  primary key (org_id, id), unique (org_id, code)
);
call platform.fence('vault.key_group');
create policy desk on vault.key_group for all to wayout_desk using (true) with check (true);
create policy reading on vault.key_group for select to wayout_public, wayout_jobs using (true);
grant select, insert, update on vault.key_group to wayout_desk;
grant select on vault.key_group to wayout_public, wayout_jobs;

-- the group's secret key, sealed to one member's public key
create table vault.membership (
  org_id uuid not null, group_id uuid not null, user_id uuid not null, epoch integer not null,
  wrapped bytea not null, granted_by uuid not null, granted_on date not null,
  primary key (org_id, group_id, user_id, epoch)
);
create index membership_user on vault.membership (org_id, user_id);
call platform.fence('vault.membership');
create policy desk on vault.membership for select to wayout_desk using (true);
-- granting needs membership, not administrator power; the first member of a new group grants herself
create policy granting on vault.membership for insert to wayout_desk
  with check (group_id = any ((select platform.current_groups())::uuid[]));
create policy leaving on vault.membership for delete to wayout_desk using (true);
grant select, insert, delete on vault.membership to wayout_desk;

-- members and key fingerprints, sealed under the group's own key: a key exchanged in the table above does not match
create table vault.roster (
  org_id uuid not null, group_id uuid not null, revision integer not null, sealed bytea not null,
  primary key (org_id, group_id)
);
call platform.fence('vault.roster');
create policy members on vault.roster for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, update on vault.roster to wayout_desk;

-- data keys, wrapped to a group; form 1 = sealed box, 2 = under the group's symmetric key
create table vault.wrap (
  org_id uuid not null, key_id uuid not null, group_id uuid not null, group_epoch integer not null,
  key_epoch integer not null, form smallint not null check (form in (1, 2)), wrapped bytea not null,
  primary key (org_id, key_id, group_id)
);
call platform.fence('vault.wrap');
create policy members on vault.wrap for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
-- to a group whose secret the writer lacks: a sealed box, written and never read back
create policy sealing on vault.wrap for insert to wayout_desk, wayout_public with check (form = 1);
grant select, insert, update, delete on vault.wrap to wayout_desk;
grant insert on vault.wrap to wayout_public;

-- which data key is the blind-index key of a field
create table vault.index_key (
  org_id uuid not null, field text not null, key_id uuid not null,
  primary key (org_id, field)
);
call platform.fence('vault.index_key');
create policy desk on vault.index_key for all to wayout_desk using (true) with check (true);
grant select, insert on vault.index_key to wayout_desk;
