-- A move has three ends to tie: what it wrote into the target, that the source is left, that the target may be served. Each side says
-- how far it is and of which move, so that one cut short is finished by making it again, and never do both copies live.
alter table platform.moved
  add column state text not null default 'gone' check (state in ('leaving', 'arriving', 'gone')),
  add column move_id uuid;
