-- What may leave `people` as statistics: which random keys count as one, and since when. Nothing about anybody.
-- with those of upper modules that follow it: they are made anew behind this one, in the same transaction
drop view if exists facts.subject_merges cascade;
grant create, usage on schema facts to wayout_facts;

create view facts.subject_merges with (security_barrier) as
select org_id, absorbed, survivor, from_day, to_day
from people.subject_merge where org_id = (select platform.current_org());

-- granted before the hand-over: afterwards only the new owner could
grant select on facts.subject_merges to wayout_stats, wayout_jobs;
alter view facts.subject_merges owner to wayout_facts;
