-- Who brings a month's key could keep its private half: only roles that are trusted with writing for people may, and nobody
-- for months to come, so that no key lies waiting. Nor is an act written ahead. A day in the past stays possible: a clock that
-- was wrong, a restored backup; the order of the chain says when it was written.
revoke execute on function audit.begin_month from wayout_public, wayout_stats;

create or replace function audit.begin_month(for_month text, public_half bytea, auditors uuid, auditors_epoch integer, sealed_half bytea) returns bytea
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if for_month !~ '^[0-9]{4}-(0[1-9]|1[0-2])$' or for_month > pg_catalog.to_char(now() + interval '1 month', 'YYYY-MM') then
    raise exception 'no month to begin' using errcode = '22008';
  end if;
  insert into audit.month_key values (platform.current_org(), for_month, public_half, auditors, auditors_epoch, sealed_half)
    on conflict do nothing;
  return (select k.public_key from audit.month_key k where k.org_id = platform.current_org() and k.month = for_month);
end $$;

create or replace function audit.append(on_day date, in_month text, kinds text[], payloads bytea[]) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.current_org();
  at bigint; link bytea; i integer; kind_bytes bytea;
begin
  if org is null then raise exception 'no organisation' using errcode = '42501'; end if;
  if on_day > current_date + 1 then raise exception 'an act of a day to come' using errcode = '22008'; end if;
  if in_month <> pg_catalog.to_char(on_day, 'YYYY-MM') then raise exception 'an act of another month' using errcode = '22008'; end if;
  select h.seq, h.hash into at, link from audit.head h where h.org_id = org for update;
  if not found then
    insert into audit.head values (org, 0, pg_catalog.sha256(pg_catalog.uuid_send(org))) on conflict do nothing;
    select h.seq, h.hash into at, link from audit.head h where h.org_id = org for update;
  end if;
  for i in 1 .. pg_catalog.cardinality(kinds) loop
    at := at + 1;
    kind_bytes := pg_catalog.convert_to(kinds[i], 'UTF8');
    link := pg_catalog.sha256(link || pg_catalog.int8send(at) || pg_catalog.uuid_send(org)
      || pg_catalog.convert_to(on_day::text || in_month, 'UTF8')
      || pg_catalog.int4send(pg_catalog.octet_length(kind_bytes)) || kind_bytes
      || pg_catalog.int4send(pg_catalog.octet_length(payloads[i])) || payloads[i]);
    insert into audit.entry (org_id, seq, day, kind, month, sealed, hash) values (org, at, on_day, kinds[i], in_month, payloads[i], link);
  end loop;
  update audit.head h set seq = at, hash = link where h.org_id = org;
  return at;
end $$;
