-- The session of each account, sealed. Number 0 is the one in use; others are kept aside.
create table telegram_session (
	account varchar(255) not null,
	number integer not null,
	record varbinary(65536) not null,
	primary key (account, number)
);
