-- Lists show the latest hour of a day first; an unknown hour stands below the known ones of its day. Read backwards, so
-- that a page is one comparison of rows: (day, hour, id) < the last row seen.
drop index hotline.contact_recent;
drop index hotline.contact_category;
drop index hotline.contact_role;
drop index hotline.contact_consultant;
create index contact_recent on hotline.contact (org_id, day, (coalesce(hour, -1)), id) where state <> 'discarded';
create index contact_category on hotline.contact (org_id, category, subcategory, day, (coalesce(hour, -1)), id) where state <> 'discarded';
create index contact_role on hotline.contact (org_id, caller_role, day, (coalesce(hour, -1)), id) where state <> 'discarded';
create index contact_consultant on hotline.contact (org_id, consultant, day, (coalesce(hour, -1)), id) where state <> 'discarded';
