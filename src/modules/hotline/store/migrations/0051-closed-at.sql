-- When a contact was closed, to the minute, sealed under the server's key: its author corrects for 72 hours from then. The day
-- stands in clear as before; of contacts closed earlier it is all that is known.
alter table hotline.contact add column closed_at bytea;
