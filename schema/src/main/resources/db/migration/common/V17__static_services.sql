-- Services that a subscriber keeps over logins: started again after the next Accounting-Start, until somebody stops them.
create table static_service (
    subscriber_id    bigint not null,
    activation       varchar(247) not null,
    timeout_seconds  bigint,
    volume_megabytes bigint,
    statistics       varchar(16),
    interim_seconds  bigint,
    since            timestamp(6) with time zone not null,
    constraint static_service_key primary key (subscriber_id, activation),
    constraint static_service_of foreign key (subscriber_id) references subscriber (id) on delete cascade
);
