package io.github.telegramupdates.benchmarks.database;

import java.sql.SQLException;
import java.util.List;

import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * The messages that an account receives: all in its common box, or evenly in channels,
 * which no other account has.
 *
 * @param userId id of the account
 * @param channels how many channels; 0 for the common box
 */
record Feed(long userId, int channels) {

	static final int START = 1_000;

	static final int DATE = 1_800_000_000;

	private static final long CHANNELS_OF_AN_ACCOUNT = 1_000_000;

	/**
	 * Stores where the account is before the first message.
	 */
	void begin(StateStorage storage, Postgres postgres) throws SQLException {
		storage.setState(this.userId, AccountState.of(START, 0, DATE, 0));
		if (this.channels > 0) {
			postgres.execute("insert into telegram_channel_state"
					+ " (user_id, channel_id, pts, epoch, flags, top_message_id, version) select " + this.userId + ", "
					+ chat(0) + " + box, " + START + ", 0, 0, 0, 0 from generate_series(0, " + (this.channels - 1)
					+ ") box");
		}
	}

	int boxes() {
		return Math.max(1, this.channels);
	}

	/**
	 * Where the messages of a box are written: id of the channel, or of a user.
	 */
	long chat(int box) {
		return this.userId * CHANNELS_OF_AN_ACCOUNT + box;
	}

	int box(long number) {
		return (int) (number % boxes());
	}

	/**
	 * The position of a box after a message.
	 */
	int pts(long number) {
		return START + 1 + (int) (number / boxes());
	}

	/**
	 * A message.
	 * @param number of the message, from 0, counted over all boxes
	 */
	Update update(long number) {
		long chat = chat(box(number));
		int pts = pts(number);
		return (this.channels == 0) ? new UpdateNewMessage(message(new PeerUser(chat), pts), pts, 1)
				: new UpdateNewChannelMessage(message(new PeerChannel(chat), pts), pts, 1);
	}

	UpdatesType container(long number) {
		return new Updates(List.of(update(number)), List.of(), List.of(), DATE, 0);
	}

	private static MessageType message(Peer peer, int pts) {
		return Message.builder().id(pts).peerId(peer).date(DATE).message("This is message " + pts).build();
	}

}
