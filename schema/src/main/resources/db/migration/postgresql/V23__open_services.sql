-- The index of open services asks for a column of its own and not for the state: so becoming active, the most frequent change of
-- a service, changes no indexed column and is done within the page.
alter table service_session
    add column open boolean not null generated always as (state not in (5, 6)) stored;

drop index service_session_open;
create index service_session_open on service_session (nas_id) where open;
