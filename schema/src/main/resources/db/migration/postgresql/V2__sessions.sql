-- What happens on the network: written in batches, one row changed many times. No foreign keys here: they would lock the
-- NAS's row once for every packet, and a record must be kept even when what it names is gone.

create table subscriber_session (
    id                    uuid not null primary key,
    nas_id                bigint not null,
    acct_session_id       varchar(253) collate "C" not null,
    subscriber_id         bigint,
    login                 varchar(253) collate "C" not null,
    state                 smallint not null,
    owner                 smallint not null,
    nas_port              bigint,
    nas_port_id           varchar(253),
    calling_station_id    varchar(253),
    framed_ip_address     varchar(45),
    framed_ipv6_prefix    varchar(49),
    delegated_ipv6_prefix varchar(49),
    started_at            timestamp(6) with time zone not null,
    start_seen            boolean not null,
    first_seen_at         timestamp(6) with time zone not null,
    last_seen_at          timestamp(6) with time zone not null,
    stopped_at            timestamp(6) with time zone,
    stop_seen             boolean not null,
    session_time          bigint not null,
    input_octets          bigint not null,
    output_octets         bigint not null,
    input_packets         bigint not null,
    output_packets        bigint not null,
    terminate_cause       integer,
    stop_cause            varchar(24),
    constraint subscriber_session_at_nas unique (nas_id, acct_session_id)
) with (fillfactor = 50);

create index subscriber_session_login on subscriber_session (login);
-- One index for a NAS's open sessions and for who has an address, which is asked NAS by NAS: each further one would cost
-- every Start and every Stop.
create index subscriber_session_open on subscriber_session (nas_id, framed_ip_address) where state < 3;

-- One activation of a service. Joined to its subscriber session by NAS and Acct-Session-Id, since its records may come first.
create table service_session (
    id                 uuid not null primary key,
    nas_id             bigint not null,
    acct_session_id    varchar(253) collate "C" not null,
    service_id         varchar(253) collate "C" not null,
    subscriber_id      bigint,
    login              varchar(253) collate "C" not null,
    activation         varchar(247) collate "C" not null,
    service_version_id bigint,
    tag                smallint,
    timeout_seconds    bigint,
    volume_megabytes   bigint,
    statistics         varchar(16),
    interim_seconds    bigint,
    state              smallint not null,
    confirmed          boolean not null,
    owner              smallint not null,
    started_at         timestamp(6) with time zone,
    start_seen         boolean not null,
    first_seen_at      timestamp(6) with time zone not null,
    last_seen_at       timestamp(6) with time zone not null,
    stopped_at         timestamp(6) with time zone,
    stop_seen          boolean not null,
    session_time       bigint not null,
    input_octets       bigint not null,
    output_octets      bigint not null,
    input_packets      bigint not null,
    output_packets     bigint not null,
    terminate_cause    integer,
    stop_cause         varchar(24),
    constraint service_session_at_nas unique (nas_id, acct_session_id, activation, service_id)
) with (fillfactor = 50);

create index service_session_login on service_session (login);
create index service_session_open on service_session (nas_id) where state not in (5, 6);

-- A login that was answered and whose Accounting-Start has not come. Written two seconds late, so most never are.
create table expected_session (
    id                 uuid not null primary key,
    subscriber_id      bigint not null,
    login              varchar(253) collate "C" not null,
    nas_id             bigint not null,
    acct_session_id    varchar(253),
    nas_port           bigint,
    nas_port_id        varchar(253),
    calling_station_id varchar(253),
    framed_ip_address  varchar(45),
    expected_at        timestamp(6) with time zone not null,
    lapses_at          timestamp(6) with time zone not null
);

create index expected_session_lapse on expected_session (lapses_at);
create index expected_session_login on expected_session (login);

-- Every accounting request, append-only. The key is what makes a repeated request the same row: the fingerprint covers what
-- a retransmission keeps, so neither Acct-Delay-Time nor Proxy-State.
-- claimed_at is the Event-Timestamp where it was too far off to be believed.
create table accounting_record (
    acct_session_id   varchar(253) collate "C" not null,
    event_day         date not null,
    fingerprint       bigint not null,
    nas_id            bigint not null,
    status_type       smallint not null,
    event_at          timestamp(6) with time zone not null,
    claimed_at        timestamp(6) with time zone,
    received_at       timestamp(6) with time zone not null,
    delay_seconds     bigint not null,
    login             varchar(253) not null,
    subscriber_id     bigint,
    service_session   varchar(247),
    parent_session_id varchar(253),
    session_time      bigint,
    input_octets      bigint,
    output_octets     bigint,
    input_packets     bigint,
    output_packets    bigint,
    terminate_cause   integer,
    attributes        bytea not null,
    primary key (acct_session_id, event_day, fingerprint)
) partition by range (event_day);

-- Takes what no day's partition takes; partitions are made ahead by a job.
create table accounting_record_rest partition of accounting_record default;
