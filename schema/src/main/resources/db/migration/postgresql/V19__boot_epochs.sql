-- A session's identity includes the boot epoch of its NAS: the name of one that another has taken the place of carries its start.

alter table subscriber_session alter column acct_session_id type varchar(280) collate "C";
alter table service_session alter column acct_session_id type varchar(280) collate "C";
alter table operation alter column acct_session_id type varchar(280) collate "C";

-- Whether the start is one that the NAS stamped, which tells a repeated Acct-Session-Id to the second.
alter table subscriber_session add column start_stamped boolean default false not null;
-- ICR-Partition-Id (26-4874-150) of the session's records.
alter table subscriber_session add column icr_partition varchar(253);

-- Names that have come back with a later start, for as long as records of the older session are believed.
create table retired_session (
    nas_id          bigint not null,
    acct_session_id varchar(253) collate "C" not null,
    until_at        timestamp(6) with time zone not null,
    retired_as      varchar(280) collate "C" not null,
    primary key (nas_id, acct_session_id, until_at)
);

create table nas_epoch (
    nas_id     bigint not null,
    epoch      integer not null,
    begun_at   timestamp(6) with time zone not null,
    learned_by varchar(16) not null,
    primary key (nas_id, epoch)
);
