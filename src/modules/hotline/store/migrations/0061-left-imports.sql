-- Imports that were left are found again: by the hour of the check too. A checked file that nobody imports ends: its sealed rows
-- go, its numbers stay; the places of its errors go after a quarter of a year.
-- The batch's own key goes with its rows: what the file was called stays readable under a key of its own.
alter table hotline.import_batch add column made_hour smallint check (made_hour between 0 and 23),
  add column label_key uuid, add column sealed_label bytea;
alter table hotline.import_batch drop constraint import_batch_state_check;
alter table hotline.import_batch add constraint import_batch_state_check
  check (state in ('checked', 'refused', 'applied', 'ended'));
create index import_batch_day on hotline.import_batch (org_id, made_on desc);
create policy upkeep_jobs on hotline.import_batch for all to wayout_jobs using (true) with check (true);
create policy upkeep_jobs on hotline.import_piece for all to wayout_jobs using (true) with check (true);
grant select (org_id, id, state, made_on), update (state, error_rows, error_columns, error_codes) on hotline.import_batch to wayout_jobs;
grant select (org_id, batch_id), delete on hotline.import_piece to wayout_jobs;
