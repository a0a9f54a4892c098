-- Erasure in the background (security.md section 13): the jobs' role takes away wraps by the id of their key, and reads
-- no byte of one.
create policy erasing on vault.wrap for select to wayout_jobs using (true);
create policy erasing_them on vault.wrap for delete to wayout_jobs using (true);
grant select (org_id, key_id), delete on vault.wrap to wayout_jobs;
