-- A reset has no range between two positions, but the old position and the new one, each with its epoch. The box of an
-- earlier row is that of its channel, or the common box.
alter table telegram_history_hole add column box varchar(16);
alter table telegram_history_hole add column old_position integer;
alter table telegram_history_hole add column old_epoch integer;
alter table telegram_history_hole add column new_position integer;
alter table telegram_history_hole add column new_epoch integer;
alter table telegram_history_hole alter column from_pts drop not null;
alter table telegram_history_hole alter column to_pts drop not null;
alter table telegram_history_hole alter column epoch drop not null;

update telegram_history_hole set box = case when channel_id = 0 then 'common' else 'channel' end;
update telegram_history_hole
set old_position = from_pts, old_epoch = epoch - 1, new_position = to_pts, new_epoch = epoch,
	from_pts = null, to_pts = null, epoch = null
where cause = 'REBASED';

alter table telegram_history_hole alter column box set not null;
