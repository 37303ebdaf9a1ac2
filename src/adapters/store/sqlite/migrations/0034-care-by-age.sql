-- Care that is over is forgotten after its time: the oldest first, over all installations.
create index care_assignment_by_age on care_assignment (assigned_on);
create index care_coupon_by_age on care_coupon (reserved_on);
