-- The queue's own schema belongs to the jobs role; the queue brings its tables itself when a worker starts. Nobody else
-- is let in: everybody else writes the outbox. In it are ids and codes only.
create schema graphile_worker authorization wayout_jobs;
-- where it keeps its own count of migrations: with this there, it asks for no right on the whole database
set local role wayout_jobs;
create table graphile_worker.migrations (id int primary key, ts timestamptz not null default now(), breaking boolean not null default false);
reset role;
