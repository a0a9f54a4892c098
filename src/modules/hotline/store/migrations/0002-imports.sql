-- Imports: what was checked, sealed until it is applied, and which row became which contact.
create table hotline.import_batch (
  org_id uuid not null, id uuid not null, group_id uuid not null,
  state text not null check (state in ('checked', 'refused', 'applied')), mode text not null check (mode in ('create', 'correct')),
  made_by uuid not null, made_on date not null, applied_on date, file_hash bytea not null, sealed_source bytea not null,
  row_count integer not null, created integer not null, changed integer not null, unchanged integer not null,
  new_clients integer not null, error_count integer not null,
  -- row, column, code: positions and codes, never a value
  error_rows integer[] not null, error_columns text[] not null, error_codes text[] not null,
  -- year, first number and length of the block taken for it
  block_years smallint[] not null, block_starts integer[] not null, block_sizes integer[] not null,
  primary key (org_id, id)
);
call platform.fence('hotline.import_batch');
create policy duty_desk on hotline.import_batch for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, update on hotline.import_batch to wayout_desk;

-- the checked rows, a thousand a piece, sealed under the batch's key; gone once applied
create table hotline.import_piece (
  org_id uuid not null, batch_id uuid not null, piece integer not null, group_id uuid not null, sealed bytea not null,
  primary key (org_id, batch_id, piece)
);
call platform.fence('hotline.import_piece');
create policy duty_desk on hotline.import_piece for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, delete on hotline.import_piece to wayout_desk;

-- keyed hash of source and external_id → contact; `content` is a keyed hash of the row as it was last imported
create table hotline.import_row (
  org_id uuid not null, row_index bytea not null, contact_id uuid not null, content bytea not null,
  primary key (org_id, row_index)
);
call platform.fence('hotline.import_row');
create policy desk on hotline.import_row for all to wayout_desk using (true) with check (true);
grant select, insert, update on hotline.import_row to wayout_desk;

-- keyed hash of source and client_ref → person
create table hotline.import_client (
  org_id uuid not null, ref_index bytea not null, person_id uuid, subject_key bytea not null,
  primary key (org_id, ref_index)
);
create index import_client_person on hotline.import_client (org_id, person_id);
call platform.fence('hotline.import_client');
create policy desk on hotline.import_client for all to wayout_desk using (true) with check (true);
create policy jobs on hotline.import_client for all to wayout_jobs using (true) with check (true);
grant select, insert, update on hotline.import_client to wayout_desk;
grant select (org_id, ref_index, person_id), update (person_id) on hotline.import_client to wayout_jobs;
