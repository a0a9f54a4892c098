-- What a user chose for her own desk besides the language: other keys, and that the first tour was offered. No content.
alter table access.account add column own_desk jsonb not null default '{}'::jsonb
  check (jsonb_typeof(own_desk) = 'object' and length(own_desk::text) <= 8000);
