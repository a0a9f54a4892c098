-- Whoever is in the auditors' group reads the log through these views and nothing else (security.md section 11): the desk's
-- role still has no right to the tables. What she sees are sealed rows; the month's key opens them in her session.
create view audit.act with (security_barrier) as
  select e.org_id, e.seq, e.day, e.kind, e.month, e.sealed, e.hash from audit.entry e
  where e.org_id = (select platform.current_org())
    and exists (select 1 from vault.key_group g where g.org_id = (select platform.current_org()) and g.code = 'auditors'
      and g.id = any ((select platform.current_groups())::uuid[]));
grant select on audit.act to wayout_desk;

create view audit.chain_end with (security_barrier) as
  select h.org_id, h.seq, h.hash from audit.head h
  where h.org_id = (select platform.current_org())
    and exists (select 1 from vault.key_group g where g.org_id = (select platform.current_org()) and g.code = 'auditors'
      and g.id = any ((select platform.current_groups())::uuid[]));
grant select on audit.chain_end to wayout_desk;

-- Newest first, by day: appended at its right end, which costs a writer next to nothing.
create index entry_by_day on audit.entry (org_id, day, seq);
-- "verified up to": the last verification, without looking through everything
create index entry_verified on audit.entry (org_id, seq) where kind = 'audit.verify';
