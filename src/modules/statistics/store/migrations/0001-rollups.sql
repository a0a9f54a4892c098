-- Rollups: facts counted ahead, month by month. They make a figure fast and never decide what it is: a month that changed
-- is read from its view until it was counted anew (decision 0014).
create schema statistics;
grant usage on schema statistics to wayout_desk, wayout_jobs, wayout_stats;
grant usage on schema facts to wayout_jobs;

-- A month of a fact in which something changed. Only ever added to: two who write about one month do not wait for each
-- other, and many marks of a month are as good as one.
create table statistics.dirty_month (
  org_id uuid not null, fact text not null, month text not null, mark uuid not null default gen_random_uuid(),
  primary key (org_id, fact, month, mark)
);
call platform.fence('statistics.dirty_month');
create policy roll_up on statistics.dirty_month for all to wayout_jobs using (true) with check (true);
create policy reading on statistics.dirty_month for select to wayout_stats using (true);
grant select, delete on statistics.dirty_month to wayout_jobs;
grant select on statistics.dirty_month to wayout_stats;

-- The one right of whoever changes a fact. In the same transaction: no mark without the change, no change without the mark.
create function statistics.mark_changed(facts text[], months text[]) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into statistics.dirty_month (org_id, fact, month)
  select platform.current_org(), changed.fact, changed.month from unnest(facts, months) as changed (fact, month)
$$;
revoke execute on function statistics.mark_changed from public;
grant execute on function statistics.mark_changed to wayout_desk, wayout_jobs;

-- Which rollups there are, of which view they were made, and up to which month; a month after it is read from its view.
create table statistics.rollup (
  org_id uuid not null, rollup text not null, made_of text not null, until_month text not null,
  primary key (org_id, rollup)
);
call platform.fence('statistics.rollup');
create policy roll_up on statistics.rollup for all to wayout_jobs using (true) with check (true);
create policy reading on statistics.rollup for select to wayout_stats using (true);
grant select, insert, update, delete on statistics.rollup to wayout_jobs;
grant select on statistics.rollup to wayout_stats;

-- Counts. Both clocks stay: -infinity = recorded within its own month, infinity = not replaced; so every as-of day that the
-- view can answer is answered alike. An unknown code is null, a fact without lines says 'all'.
create table statistics.rollup_cell (
  org_id uuid not null, rollup text not null, month text not null, line text not null, codes text[] not null,
  own_month text not null, recorded_day date not null, replaced_day date not null, n bigint not null,
  primary key (org_id, rollup, month, line, codes, own_month, recorded_day, replaced_day)
);
call platform.fence('statistics.rollup_cell');
create policy roll_up on statistics.rollup_cell for all to wayout_jobs using (true) with check (true);
create policy reading on statistics.rollup_cell for select to wayout_stats using (true);
grant select, insert, delete on statistics.rollup_cell to wayout_jobs;
grant select on statistics.rollup_cell to wayout_stats;

-- Who counted in a month: up to a thousand keys a row, in the order of the keys, each with the number of its rows. A row a
-- key would be six times the size.
create table statistics.rollup_subject (
  org_id uuid not null, rollup text not null, month text not null, line text not null,
  recorded_day date not null, replaced_day date not null, pack integer not null,
  subject_keys bytea[] not null, counts integer[] not null,
  primary key (org_id, rollup, month, line, recorded_day, replaced_day, pack)
);
-- random keys do not compress: the attempt would cost more than the reading
alter table statistics.rollup_subject alter column subject_keys set storage external;
call platform.fence('statistics.rollup_subject');
create policy roll_up on statistics.rollup_subject for all to wayout_jobs using (true) with check (true);
create policy reading on statistics.rollup_subject for select to wayout_stats using (true);
grant select, insert, delete on statistics.rollup_subject to wayout_jobs;
grant select on statistics.rollup_subject to wayout_stats;
