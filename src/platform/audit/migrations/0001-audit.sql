-- The hash-chained log. Application roles may call audit.append and nothing else; nobody may change a row.
create schema audit;
grant usage on schema audit to wayout_desk, wayout_public, wayout_jobs, wayout_stats, wayout_audit;

create table audit.entry (
  org_id uuid not null, seq bigint not null, day date not null, kind text not null, month text not null,
  sealed bytea not null, hash bytea not null,
  primary key (org_id, seq)
);
call platform.fence('audit.entry');
create policy verifier on audit.entry for select to wayout_audit using (true);
grant select on audit.entry to wayout_audit;

create table audit.head (org_id uuid primary key, seq bigint not null, hash bytea not null);
call platform.fence('audit.head');
create policy verifier on audit.head for select to wayout_audit using (true);
grant select on audit.head to wayout_audit;

-- the month's key pair: public half for everybody who writes, private half sealed to the auditors' group
create table audit.month_key (
  org_id uuid not null, month text not null, public_key bytea not null,
  group_id uuid not null, group_epoch integer not null, sealed_private bytea not null,
  primary key (org_id, month)
);
call platform.fence('audit.month_key');
create policy auditors on audit.month_key for select to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]));
grant select on audit.month_key to wayout_desk;

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = '55000';
end $$;
create trigger append_only before update or delete on audit.entry for each row execute function audit.refuse();
create trigger no_truncate before truncate on audit.entry for each statement execute function audit.refuse();

-- Takes the sealed rows, gives sequence and hash under the row lock of the head: one writer an organisation at a time,
-- from here to the commit. Hash = SHA-256(previous hash ‖ seq ‖ org ‖ day ‖ month ‖ kind ‖ payload), lengths in front.
create function audit.append(on_day date, in_month text, kinds text[], payloads bytea[]) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.current_org();
  at bigint; link bytea; i integer; kind_bytes bytea;
begin
  if org is null then raise exception 'no organisation' using errcode = '42501'; end if;
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

-- The month's public key; the first writer of a month brings the pair.
create function audit.month_public_key(for_month text) returns bytea
language sql stable security definer set search_path = pg_catalog as $$
  select k.public_key from audit.month_key k where k.org_id = platform.current_org() and k.month = for_month
$$;
create function audit.begin_month(for_month text, public_half bytea, auditors uuid, auditors_epoch integer, sealed_half bytea) returns bytea
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into audit.month_key values (platform.current_org(), for_month, public_half, auditors, auditors_epoch, sealed_half)
    on conflict do nothing;
  return (select k.public_key from audit.month_key k where k.org_id = platform.current_org() and k.month = for_month);
end $$;
revoke execute on all functions in schema audit from public;
grant execute on function audit.append, audit.month_public_key, audit.begin_month to wayout_desk, wayout_public, wayout_jobs, wayout_stats, wayout_audit;
