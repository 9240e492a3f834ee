-- Intents to change live sessions. No foreign keys, as for the sessions themselves.
-- "open" is what the index asks, and not "state": so taking an operation up and each step of it change no indexed column.

create table operation (
    id                    uuid not null primary key,
    nas_id                bigint not null,
    acct_session_id       varchar(253) not null,
    subscriber_session_id uuid not null,
    subscriber_id         bigint,
    login                 varchar(253) not null,
    lane                  smallint not null,
    origin                smallint not null,
    ordered_by            varchar(253),
    wanted                varchar(1000000) not null,
    ordered_at            timestamp(6) with time zone not null,
    due_at                timestamp(6) with time zone not null,
    give_up_at            timestamp(6) with time zone not null,
    open                  boolean not null,
    state                 smallint not null,
    plan                  varchar(1000000),
    phase                 smallint not null default 0,
    chunk                 smallint not null default 0,
    attempts              integer not null default 0,
    next_at               timestamp(6) with time zone,
    answerable            boolean not null default false,
    error_cause           integer,
    detail                varchar(512) not null default '',
    proof                 smallint not null default 0,
    alarm                 varchar(32),
    -- What left: together with the plan enough to send the same octets again.
    transmissions         integer not null default 0,
    sent_at               timestamp(6) with time zone,
    source_port           integer,
    identifier            smallint,
    authenticator         varbinary(16),
    event_timestamp       bigint,
    fence                 bigint,
    ended_at              timestamp(6) with time zone
);

create index operation_open on operation (nas_id, open, lane, due_at, id);
-- What waits too long is looked for each second, however much waits.
create index operation_patience on operation (nas_id, open, give_up_at);
-- Not by NAS first: then it could be taken for the index of what is open.
create index operation_session on operation (acct_session_id, nas_id);
create index operation_login on operation (login);
