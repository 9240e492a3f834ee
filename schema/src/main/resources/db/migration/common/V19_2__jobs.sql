-- How far each job has come: what makes it go on after an end that nobody wanted, on whatever node.

create table job_progress (
    job            varchar(40) not null primary key,
    run_number     bigint not null,
    state          varchar(16) not null,
    work           integer not null,
    place          varchar(64) not null,
    total          bigint not null,
    done           bigint not null,
    changed        bigint not null,
    stop_requested boolean not null,
    detail         varchar(512) not null,
    started_at     timestamp(6) with time zone not null,
    updated_at     timestamp(6) with time zone not null,
    ended_at       timestamp(6) with time zone
);
