-- A database whose organisation went to another one says so, and is served no more: two copies that both live would part.
create table platform.moved (place text primary key, moved_on date not null default current_date);
