-- What accounting records tell, read one after the other once they are safe: what is odd about each, and what was used when.

alter table accounting_record add column flags integer default 0 not null;
create index accounting_record_received on accounting_record (received_at);

-- How far has been read. One node at a time holds the row.
create table accounting_review (
    id             smallint not null primary key check (id = 1),
    reviewed_until bigint not null,
    heard_since    bigint not null,
    ticked_at      bigint not null
);

-- What is remembered of each session and service while it is told of. Instants are microseconds since 1970; check_at is a
-- number of ten minutes, so that it seldom changes.
create table session_reading (
    nas_id           bigint not null,
    acct_session_id  varchar(253) not null,
    service          varchar(247) not null,
    started_at       bigint not null,
    start_seen       boolean not null,
    event_at         bigint not null,
    received_at      bigint not null,
    session_time     bigint not null,
    input_octets     bigint not null,
    output_octets    bigint not null,
    input_packets    bigint not null,
    output_packets   bigint not null,
    input_wraps      integer not null,
    output_wraps     integer not null,
    interval_seconds integer not null,
    is_over          boolean not null,
    check_at         integer not null,
    primary key (nas_id, acct_session_id, service)
);

create index session_reading_check on session_reading (check_at);

-- Hours since 1970-01-01T00:00:00Z; the service is empty for the subscriber session as a whole.
create table usage_hour (
    hour_number     bigint not null,
    subscriber_id   bigint not null,
    service         varchar(247) not null,
    seconds         bigint not null,
    input_octets    bigint not null,
    output_octets   bigint not null,
    input_packets   bigint not null,
    output_packets  bigint not null,
    inferred_octets bigint not null,
    primary key (subscriber_id, hour_number, service)
);

create index usage_hour_time on usage_hour (hour_number, subscriber_id);

-- After how long without a record a session is given up; absent: so many of its own interim intervals.
alter table nas add column silence_seconds bigint check (silence_seconds between 60 and 2592000);

-- How many records of a NAS had a flag on a day (days since 1970); flag 0 counts all records.
create table nas_flag_day (
    nas_id     bigint not null,
    day_number integer not null,
    flag       integer not null,
    records    bigint not null,
    primary key (nas_id, day_number, flag)
);
