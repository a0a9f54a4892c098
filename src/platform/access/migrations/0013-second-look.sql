-- A warning about a key ends when two people have looked into it: who was the first.
alter table access.key_warning add column looked_by uuid, add column looked_on date;
