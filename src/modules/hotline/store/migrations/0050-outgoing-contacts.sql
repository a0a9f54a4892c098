-- The gate before a contact that goes out of itself: source_id is the contact. What its card said stands here like that of a
-- call-back; the reason of an override is sealed under a key of the row.
alter table hotline.outgoing drop constraint outgoing_source_kind_check;
alter table hotline.outgoing add constraint outgoing_source_kind_check
  check (source_kind in ('callback', 'missed', 'contact_point', 'contact'));
create index outgoing_draft on hotline.outgoing (org_id, draft_id) where draft_id is not null;
