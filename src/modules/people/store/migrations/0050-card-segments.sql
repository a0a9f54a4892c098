-- Opened search cards of a large group, some thousand together with the keys to them, sealed whole (decision 0021). What
-- is clear says which ids a segment speaks of and since which transaction; of names nothing, not even how many are equal.
create table people.card_segment (
  org_id uuid not null, id uuid not null, group_id uuid not null, key_id uuid not null,
  -- the cards of the persons behind the one up to the other, in the order of their ids
  after_id uuid not null, upto_id uuid not null check (after_id < upto_id),
  -- changes by transactions of this number or a later one are not in it; numbers hold in one cluster only
  mark bigint not null, cluster bigint not null, made_on date not null,
  primary key (org_id, id)
);
create index card_segment_range on people.card_segment (org_id, group_id, after_id);
call platform.fence('people.card_segment');
create policy members on people.card_segment for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, delete on people.card_segment to wayout_desk;

-- Unlogged: a copy of what stands elsewhere. It is in no write-ahead log and no base backup, a crash of the database empties
-- it, and whoever opens next makes it anew.
create unlogged table people.card_segment_piece (
  org_id uuid not null, segment_id uuid not null, group_id uuid not null, sealed bytea not null,
  primary key (org_id, segment_id)
);
alter table people.card_segment_piece alter column sealed set storage external;
call platform.fence('people.card_segment_piece');
create policy members on people.card_segment_piece for all to wayout_desk
  using (group_id = any ((select platform.current_groups())::uuid[]))
  with check (group_id = any ((select platform.current_groups())::uuid[]));
grant select, insert, delete on people.card_segment_piece to wayout_desk;
