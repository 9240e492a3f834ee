-- Requests that came with an Idempotency-Key, so that a repetition is answered as the first was; kept for a day.

create table idempotent_request (
    caller       varchar(64) not null,
    request_key  varchar(128) not null,
    request_hash ${octets} not null,
    started_at   timestamp(6) with time zone not null,
    answer       ${octets},
    primary key (caller, request_key)
);

create index idempotent_request_age on idempotent_request (started_at);
