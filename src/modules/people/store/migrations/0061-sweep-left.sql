-- How many records bear a name with so many others that they were compared under narrower keys alone (matching.md section 3)
alter table people.sweep add column left_over integer not null default 0;
