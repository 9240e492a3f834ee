-- Which node sends to a NAS. The fence goes up with each new holder; what a former holder still wants to write finds it
-- changed. The row stays when nobody holds it.
create table nas_lease (
    nas_id      bigint not null primary key,
    owner       varchar(128) not null,
    fence       bigint not null,
    valid_until timestamp(6) with time zone not null
);

-- NASes that have once sent an accounting record of a service: from then on their ACK alone proves nothing where
-- confirmation is LEARN.
create table nas_service_records (
    nas_id   bigint not null primary key,
    first_at timestamp(6) with time zone not null
);
