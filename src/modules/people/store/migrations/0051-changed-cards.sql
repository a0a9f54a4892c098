-- What changed since a look is asked at every search: answered from the index alone, a page at a time, however many cards
-- one import wrote.
create index search_card_changes on people.search_card (org_id, group_id, changed_in, person_id);
drop index people.search_card_changed;
