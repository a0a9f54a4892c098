-- The ground under every table: who asks, and which organisation they ask for.
create schema if not exists platform;
grant usage on schema platform to wayout_desk, wayout_public, wayout_jobs, wayout_facts, wayout_stats, wayout_audit;

-- an empty setting after a pooled reuse counts as none; (select …) around these is evaluated once a query
create function platform.current_org() returns uuid language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.org', true), '')::uuid;
create function platform.current_user_id() returns uuid language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.user', true), '')::uuid;
create function platform.current_groups() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(pg_catalog.current_setting('app.groups', true), '')::uuid[], '{}'::uuid[]);

-- Puts a table behind the organisation's fence (security.md section 12): row-level security that holds for the owner
-- too, one restrictive fence, and the owner's own way in for upkeep one organisation at a time.
create procedure platform.fence(target regclass) language plpgsql as $$
begin
  execute pg_catalog.format('alter table %s enable row level security', target);
  execute pg_catalog.format('alter table %s force row level security', target);
  execute pg_catalog.format(
    'create policy fence on %s as restrictive for all using (org_id = (select platform.current_org())) with check (org_id = (select platform.current_org()))', target);
  execute pg_catalog.format('create policy upkeep on %s for all to wayout_owner using (true) with check (true)', target);
end $$;

create schema if not exists facts;
create schema if not exists codelists;
grant usage on schema codelists to wayout_desk, wayout_jobs, wayout_stats, wayout_facts;
grant usage on schema facts to wayout_stats;
