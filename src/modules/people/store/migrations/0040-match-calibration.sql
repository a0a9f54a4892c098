-- How often pairs of a weight were decided to be one person (matching.md section 5): steps of numbers, no person, no pair,
-- learned when a sweep begins, in the session of whoever sweeps, because only there the decisions open.
create table people.match_calibration (
  org_id uuid not null, decided integer not null check (decided >= 200), steps jsonb not null, learned_on date not null,
  primary key (org_id)
);
call platform.fence('people.match_calibration');
create policy members on people.match_calibration for all to wayout_desk
  using ((select platform.current_groups()) <> '{}'::uuid[]) with check ((select platform.current_groups()) <> '{}'::uuid[]);
grant select, insert, update, delete on people.match_calibration to wayout_desk;
