-- Names are unique also directly below a retailer, where the other key does not see it, since null equals nothing.
create unique index subscriber_root_name on subscriber (retailer_id, name) where parent_id is null;
