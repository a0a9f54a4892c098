-- Whoever links two records need not be one of those who read findings (a consultant may link persons of the duty desk), but
-- the figures of both have to be counted anew at once: the months and nothing else, neither of whom nor how many.
create function cases.counted_months(keys bytea[]) returns table (month text, report_month text)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct v.month, v.report_month from cases.finding_version v
  where v.org_id = platform.current_org() and v.subject_key = any (keys)
$$;
revoke execute on function cases.counted_months from public;
grant execute on function cases.counted_months to wayout_desk;
