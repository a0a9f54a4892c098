-- What the report says beside its figures: late entries (recorded more than three days after their day), corrections, and
-- drafts, which are not counted. Partial indexes: few rows are any of these, and a contact written on its day costs nothing.
create index contact_version_late on hotline.contact_version (org_id, line_group, day)
  where counted and recorded_day > day + 3;
create index contact_version_corrected on hotline.contact_version (org_id, line_group, day) where counted and version > 1;
create index contact_drafted on hotline.contact (org_id, line_group, day) where state = 'draft';
create index contact_drafted_long on hotline.contact (org_id, line_group, day)
  where state <> 'draft' and finalised_on > drafted_day;

create policy facts on hotline.contact for select to wayout_facts using (true);
grant select (org_id, state, line_group, day, drafted_day, finalised_on) on hotline.contact to wayout_facts;
grant select (contact_id, version) on hotline.contact_version to wayout_facts;
