-- Where in the tree below a retailer an IT manager or a subscriber belongs; the retailer stands beside it.
alter table portal_user add subscriber_id bigint references subscriber on delete set null;

-- What a token may do of what its owner may, and that it is used at all (written down once in ten minutes).
alter table api_token add created_at timestamp(6) with time zone default current_timestamp not null;
alter table api_token add last_used_at timestamp(6) with time zone;
alter table api_token add read_only boolean default false not null;
-- Names of REST resources, with blanks between; null for all.
alter table api_token add resources varchar(512);
alter table api_token add retailer_id bigint references retailer;
alter table api_token add constraint api_token_name unique (user_id, name);

-- How far the business clock is ahead of the system's, on all nodes; zero but in tests.
create table business_clock (
    id                  smallint primary key check (id = 1),
    offset_milliseconds bigint not null
);

insert into business_clock (id, offset_milliseconds) values (1, 0);
