-- Most transactions record one act. It takes its place in the chain with one statement: head and entry together, the head's
-- row locked by its own update. Where another writer was faster, the update looks at the new head again before it writes
-- (read committed), so no link is built on a head that is gone. Several acts are written one by one, as before.
create or replace function audit.append(on_day date, in_month text, kinds text[], payloads bytea[]) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.current_org();
  kind_bytes bytea := pg_catalog.convert_to(kinds[1], 'UTF8');
  at bigint; link bytea; i integer;
begin
  if org is null then raise exception 'no organisation' using errcode = '42501'; end if;
  if on_day > current_date + 1 then raise exception 'an act of a day to come' using errcode = '22008'; end if;
  if in_month <> pg_catalog.to_char(on_day, 'YYYY-MM') then raise exception 'an act of another month' using errcode = '22008'; end if;
  if pg_catalog.cardinality(kinds) = 1 then
    with head as (
      update audit.head h set seq = h.seq + 1, hash = pg_catalog.sha256(h.hash || pg_catalog.int8send(h.seq + 1)
          || pg_catalog.uuid_send(org) || pg_catalog.convert_to(on_day::text || in_month, 'UTF8')
          || pg_catalog.int4send(pg_catalog.octet_length(kind_bytes)) || kind_bytes
          || pg_catalog.int4send(pg_catalog.octet_length(payloads[1])) || payloads[1])
      where h.org_id = org returning h.seq, h.hash
    )
    insert into audit.entry (org_id, seq, day, kind, month, sealed, hash)
      select org, head.seq, on_day, kinds[1], in_month, payloads[1], head.hash from head
      returning seq into at;
    if at is not null then return at; end if;
  end if;
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
