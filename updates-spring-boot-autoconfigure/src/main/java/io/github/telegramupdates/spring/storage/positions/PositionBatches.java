package io.github.telegramupdates.spring.storage.positions;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.spring.storage.jpa.JdbcBatches;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write changes: one batch for each table and kind of write, however
 * many rows there are. Those of positions compare and write at once, and return how many
 * rows they found as expected: 1 or 0.
 */
class PositionBatches {

	private static final String SET_ACCOUNT = """
			update %s set pts = ?, qts = ?, date = ?, seq = ?, epoch = ?, top_message_id = ?, version = ?
			where user_id = ? and owner_epoch = ? and version = ?
			""";

	private static final String SET_CHANNEL = """
			update %s set pts = ?, epoch = ?, flags = ?, top_message_id = ?, version = ?
			where user_id = ? and channel_id = ? and version = ?
				and pts = ? and epoch = ? and flags = ? and top_message_id = ?
			""";

	// no "values": where drivers make many rows one insert of it, they cannot say which
	// of them was there
	private static final String CREATE_CHANNEL = """
			insert into %1$s (user_id, channel_id, pts, epoch, flags, top_message_id, version)
			select cast(? as bigint), cast(? as bigint), cast(? as integer), cast(? as integer), cast(? as integer),
				cast(? as integer), cast(? as bigint)
			where not exists (select 1 from %1$s where user_id = ? and channel_id = ?)
			""";

	private static final String SETTLE = "delete from %s where user_id = ? and channel_id = ? and generation <= ?";

	private static final String CREATE_HOLE = """
			insert into %s (user_id, box, channel_id, from_pts, to_pts, epoch, old_position, old_epoch, new_position,
				new_epoch, after_message_id, top_message_id, cause)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private final JdbcBatches batches;

	private final String findOwnerEpoch;

	private final String advanceAccount;

	private final String beginAccount;

	private final String advanceChannel;

	private final String createChannel;

	private final String promise;

	private final String settle;

	private final String createHole;

	PositionBatches(JdbcBatches batches) {
		String users = batches.table(UserStateEntity.class);
		String channels = batches.table(ChannelStateEntity.class);
		this.batches = batches;
		this.findOwnerEpoch = "select owner_epoch from %s where user_id = ?".formatted(users);
		this.advanceAccount = SET_ACCOUNT.formatted(users)
				+ "and pts = ? and qts = ? and date = ? and seq = ? and epoch = ? and top_message_id = ?";
		this.beginAccount = SET_ACCOUNT.formatted(users) + "and pts is null";
		this.advanceChannel = SET_CHANNEL.formatted(channels);
		this.createChannel = CREATE_CHANNEL.formatted(channels);
		this.promise = batches.upsert(FetchIntentEntity.class, List.of("user_id", "channel_id"),
				List.of("expected_pts", "generation"));
		this.settle = SETTLE.formatted(batches.table(FetchIntentEntity.class));
		this.createHole = CREATE_HOLE.formatted(batches.table(HistoryHoleEntity.class));
	}

	OptionalLong findOwnerEpoch(long userId) {
		return this.batches.read(this.findOwnerEpoch, userId);
	}

	int store(AccountChange change) {
		String sql = (change.expected() != null) ? this.advanceAccount : this.beginAccount;
		return this.batches.write(sql, List.of(change), PositionBatches::parameters)[0];
	}

	int[] advance(List<ChannelChange> changes) {
		return this.batches.write(this.advanceChannel, changes, (change) -> parameters(change, change.expected()));
	}

	int[] create(List<ChannelChange> changes) {
		return this.batches.write(this.createChannel, changes, (change) -> {
			ChannelState next = change.next();
			return row(change.userId(), change.channelId(), next.pts(), next.epoch(), next.flags(), next.topMessageId(),
					change.nextVersion(), change.userId(), change.channelId());
		});
	}

	void promise(long userId, List<FetchIntent> intents) {
		this.batches.write(this.promise, intents,
				(intent) -> row(userId, intent.channelId(), intent.expectedPts(), intent.generation()));
	}

	void settle(List<ChannelChange> changes) {
		this.batches.write(this.settle, changes,
				(change) -> row(change.userId(), change.channelId(), change.settledGeneration()));
	}

	void create(long userId, List<HistoryHole> holes) {
		this.batches.write(this.createHole, holes, (hole) -> parameters(userId, StoredHole.of(hole)));
	}

	private static @Nullable Object[] parameters(AccountChange change) {
		AccountState next = change.next();
		@Nullable Object[] write = row(next.pts(), next.qts(), next.date(), next.seq(), next.epoch(), next.topMessageId(),
				change.nextVersion(), change.userId(), change.ownerEpoch(), change.version());
		AccountState expected = change.expected();
		return (expected != null) ? Stream
			.of(write,
					row(expected.pts(), expected.qts(), expected.date(), expected.seq(), expected.epoch(),
							expected.topMessageId()))
			.flatMap(Arrays::stream)
			.toArray() : write;
	}

	private static @Nullable Object[] parameters(ChannelChange change, @Nullable ChannelState expected) {
		if (expected == null) {
			throw new IllegalArgumentException(change.lane() + " is to be created");
		}
		ChannelState next = change.next();
		return row(next.pts(), next.epoch(), next.flags(), next.topMessageId(), change.nextVersion(), change.userId(),
				change.channelId(), change.version(), expected.pts(), expected.epoch(), expected.flags(),
				expected.topMessageId());
	}

	private static @Nullable Object[] parameters(long userId, StoredHole hole) {
		return row(userId, hole.box(), hole.channelId(), hole.fromPts(), hole.toPts(), hole.epoch(), hole.oldPosition(),
				hole.oldEpoch(), hole.newPosition(), hole.newEpoch(), hole.afterMessageId(), hole.topMessageId(),
				hole.cause().name());
	}

	private static @Nullable Object[] row(@Nullable Object... columns) {
		return columns;
	}

}
