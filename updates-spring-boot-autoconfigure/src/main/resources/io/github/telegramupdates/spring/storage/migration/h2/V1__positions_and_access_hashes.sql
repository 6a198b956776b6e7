-- A row without pts, qts, date and seq belongs to an account that was claimed and has no position yet.
create table telegram_user_state (
	user_id bigint not null,
	pts integer,
	qts integer,
	date integer,
	seq integer,
	epoch integer not null,
	owner_epoch bigint not null,
	top_message_id integer not null,
	version bigint not null,
	constraint telegram_user_state_pk primary key (user_id)
);

create table telegram_channel_state (
	user_id bigint not null,
	channel_id bigint not null,
	pts integer not null,
	epoch integer not null,
	flags integer not null,
	top_message_id integer not null,
	version bigint not null,
	constraint telegram_channel_state_pk primary key (user_id, channel_id)
);

create table telegram_fetch_intent (
	user_id bigint not null,
	channel_id bigint not null,
	expected_pts integer not null,
	generation bigint not null,
	constraint telegram_fetch_intent_pk primary key (user_id, channel_id)
);

create table telegram_channel_access_hash (
	user_id bigint not null,
	channel_id bigint not null,
	access_hash bigint not null,
	constraint telegram_channel_access_hash_pk primary key (user_id, channel_id)
);

create table telegram_user_access_hash (
	user_id bigint not null,
	peer_id bigint not null,
	access_hash bigint not null,
	constraint telegram_user_access_hash_pk primary key (user_id, peer_id)
);
