package io.github.telegramupdates.benchmarks.database;

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
 * The messages that an account receives: all in its common box, or evenly in channels.
 *
 * @param userId id of the account
 * @param channels how many channels; 0 for the common box
 */
record Feed(long userId, int channels) {

	static final int START = 1_000;

	static final int DATE = 1_800_000_000;

	private static final long FIRST_CHANNEL = 1_000_000_000L;

	/**
	 * Stores where the account is before the first message.
	 */
	void begin(StateStorage storage) {
		storage.setState(this.userId, AccountState.of(START, 0, DATE, 0));
		for (int channel = 0; channel < this.channels; channel++) {
			storage.setChannelPts(this.userId, channelId(channel), START);
		}
	}

	int boxes() {
		return Math.max(1, this.channels);
	}

	long channelId(int box) {
		return FIRST_CHANNEL + box;
	}

	/**
	 * A message.
	 * @param number of the message, from 0, counted over all boxes
	 */
	Update update(long number) {
		int box = (int) (number % boxes());
		int pts = START + 1 + (int) (number / boxes());
		return (this.channels == 0) ? new UpdateNewMessage(message(new PeerUser(11), pts), pts, 1)
				: new UpdateNewChannelMessage(message(new PeerChannel(channelId(box)), pts), pts, 1);
	}

	UpdatesType container(long number) {
		return new Updates(List.of(update(number)), List.of(), List.of(), DATE, 0);
	}

	private static MessageType message(Peer peer, int pts) {
		return Message.builder().id(pts).peerId(peer).date(DATE).message("This is message " + pts).build();
	}

}
