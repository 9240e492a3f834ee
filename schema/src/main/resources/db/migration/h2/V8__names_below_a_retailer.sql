-- Names are unique also directly below a retailer, where the other key does not see it, since null equals nothing.
alter table subscriber add root_name varchar(253) generated always as (case when parent_id is null then name end);
create unique index subscriber_root_name on subscriber (retailer_id, root_name);
