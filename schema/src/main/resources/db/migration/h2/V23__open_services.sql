-- Here no index is partial; the column is for what is asked in the same words.
alter table service_session
    add column open boolean generated always as (state not in (5, 6));
