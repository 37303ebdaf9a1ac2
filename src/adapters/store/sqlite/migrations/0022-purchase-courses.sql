-- The latest orders, of which the platform is asked how far their workflows have come.
create index purchase_line_by_day on purchase_line (installation_id, ordered_on);
