-- Erasure (hotline.md section 10): text and number of a contact go with its client, also where nobody is signed in.
create policy erasing on hotline.contact_text for select to wayout_jobs using (true);
create policy erasing_them on hotline.contact_text for delete to wayout_jobs using (true);
grant select (org_id, contact_id), delete on hotline.contact_text to wayout_jobs;
grant update (number_index, address_index) on hotline.contact to wayout_jobs;
