-- Closed lists as tables, copied from code by every migrate; an organisation may disable a value, never delete one.
create table codelists.code (
  list text not null, code text not null, version integer not null, position integer not null,
  parent text, label_en text not null, label_sr text not null, valid_from date, valid_until date,
  primary key (list, code)
);
grant select on codelists.code to wayout_desk, wayout_jobs, wayout_stats, wayout_facts;

create table codelists.disabled (
  org_id uuid not null, list text not null, code text not null, since date not null,
  primary key (org_id, list, code)
);
call platform.fence('codelists.disabled');
create policy desk on codelists.disabled for all to wayout_desk using (true) with check (true);
create policy reading on codelists.disabled for select to wayout_stats using (true);
grant select, insert, delete on codelists.disabled to wayout_desk;
grant select on codelists.disabled to wayout_stats;
