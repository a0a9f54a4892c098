-- The outbox: what happened, in ids and codes, written with the act and handed on by the worker.
create schema events;
grant usage on schema events to wayout_desk, wayout_public, wayout_jobs;
create table events.outbox (
  org_id uuid not null, id uuid not null, kind text not null, payload jsonb not null, attempts integer not null default 0,
  primary key (org_id, id)
);
call platform.fence('events.outbox');
create policy writing on events.outbox for insert to wayout_desk, wayout_public with check (true);
create policy handing_on on events.outbox for all to wayout_jobs using (true) with check (true);
grant insert on events.outbox to wayout_desk, wayout_public;
grant select, insert, update, delete on events.outbox to wayout_jobs;
