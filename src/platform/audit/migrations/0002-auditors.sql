-- Whoever writes the first row of a month seals the month's key to the auditors: also a role that may not look into the vault.
create function audit.auditors() returns table (id uuid, epoch integer, public_key bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select g.id, g.epoch, g.public_key from vault.key_group g where g.org_id = platform.current_org() and g.code = 'auditors'
$$;
revoke execute on function audit.auditors from public;
grant execute on function audit.auditors to wayout_desk, wayout_public, wayout_jobs, wayout_stats, wayout_audit;
