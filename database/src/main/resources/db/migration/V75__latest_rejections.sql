-- The latest rejections are listed for whoever looks after the system.
create index rejection_rejected_at on rejection (rejected_at desc);
