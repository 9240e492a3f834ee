-- Whose data a retailer manager may see; null for the people of the operator.
alter table portal_user add retailer_id bigint references retailer;
