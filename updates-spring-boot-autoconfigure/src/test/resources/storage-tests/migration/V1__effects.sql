create sequence effect_seq start with 1 increment by 50;

create table effect (
	id bigint not null primary key,
	what varchar(255),
	once varchar(255) unique
);
