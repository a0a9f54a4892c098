-- Erasure (hotline.md section 10): why a card was overridden for her, and why she was flagged, goes with her, also where nobody
-- is signed in. The coded rows stay.
grant select (contact_id, draft_id), update (sealed) on hotline.outgoing to wayout_jobs;
grant select (id, contact_id), update (sealed) on hotline.flag to wayout_jobs;

-- What is told late about somebody must not write her down again. Background work knows nobody of people, so it remembers whom
-- it has forgotten: SHA-256 of a random id, which leads nowhere for whoever does not bring the id along.
create table hotline.forgotten (
  org_id uuid not null, mark bytea not null,
  primary key (org_id, mark)
);
call platform.fence('hotline.forgotten');
create policy jobs on hotline.forgotten for all to wayout_jobs using (true) with check (true);
grant select, insert on hotline.forgotten to wayout_jobs;
