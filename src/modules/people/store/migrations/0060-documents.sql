-- Which person a document belongs to: a keyed hash of its number, and nothing of what it is. Kind and number lie sealed in
-- the identity (matching.md section 1).
create table people.document_index (
  org_id uuid not null, person_id uuid not null, group_id uuid not null, blind_index bytea not null,
  primary key (org_id, person_id, blind_index)
);
create index document_index_found on people.document_index (org_id, blind_index);
call platform.fence('people.document_index');
create policy members on people.document_index for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, delete on people.document_index to wayout_desk;

-- across groups by telephone or document, and by nothing else (matching.md section 6)
create or replace function people.is_known_elsewhere(which bytea) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from people.contact_point p
    where p.org_id = platform.current_org() and p.kind = 'phone' and p.blind_index = which
      and not p.group_id = any ((platform.current_groups())::uuid[]))
  or exists (select from people.document_index d
    where d.org_id = platform.current_org() and d.blind_index = which
      and not d.group_id = any ((platform.current_groups())::uuid[]))
$$;
