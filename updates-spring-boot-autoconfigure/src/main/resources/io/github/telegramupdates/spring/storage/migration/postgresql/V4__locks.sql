-- Which instance of the application may connect an account. The columns are those that the locks of Spring Integration
-- need; the times are in UTC.
create table telegram_lock (
	lock_key varchar(255) not null,
	region varchar(100) not null,
	client_id varchar(300),
	created_date timestamp not null,
	expired_after timestamp not null,
	primary key (lock_key, region)
);
