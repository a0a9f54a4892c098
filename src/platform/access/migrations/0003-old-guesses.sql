-- A count of wrong guesses is worth nothing after a day; who tried which name is not kept longer. Whoever guesses next sweeps
-- up a hundred old ones; rows that another guess holds at this moment stay for the one after.
create index guess_by_time on access.guess (last_at);

create or replace function access.count_guess(guess_key bytea) returns integer
language sql security definer set search_path = pg_catalog as $$
  with old as (
    select g.key_hash from access.guess g where g.last_at < now() - interval '1 day' and g.key_hash <> guess_key
    order by g.last_at limit 100 for update skip locked),
  swept as (delete from access.guess g using old where g.key_hash = old.key_hash)
  insert into access.guess as g values (guess_key, 1, now())
    on conflict (key_hash) do update
      set failures = case when g.last_at < now() - interval '1 day' then 1 else g.failures + 1 end, last_at = now()
    returning failures
$$;
