package io.github.telegramupdates.benchmarks.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.Updates;

/**
 * An endless stream of containers as a server pushes them, one update in each.
 */
interface Traffic {

	/** The account that receives it. */
	long SELF = 7;

	/** When it all happens. */
	Moment NOW = new Moment(1_000_000, 1_800_000_000);

	/** Position of every box at the beginning. */
	int START = 1_000;

	/** How many channels there are, if there are any. */
	int CHANNELS = 100_000;

	/**
	 * The channels that are known when it begins.
	 */
	List<Input.StoredChannel> channels();

	/**
	 * The next container.
	 */
	Input.Live next();

	static Traffic of(String name) {
		return switch (name) {
			case "common" -> new CommonTraffic(CommonTraffic.NEVER);
			case "reordered" -> new CommonTraffic(20);
			case "channels" -> new ChannelTraffic(CHANNELS);
			default -> throw new IllegalArgumentException(name);
		};
	}

	default Input.Load load() {
		AccountState state = AccountState.of(START, START, NOW.serverUnixSeconds() - 10, 0);
		return new Input.Load(NOW, 1, 0, state, channels(), List.of());
	}

	static Input.Live pushed(Update update) {
		Updates container = new Updates(List.of(update), List.of(), List.of(), NOW.serverUnixSeconds(), 0);
		return new Input.Live(NOW, container, Input.Live.Peers.COMPLETE);
	}

	static MessageType message(Peer peer) {
		return Message.builder().id(1).peerId(peer).date(NOW.serverUnixSeconds()).message("a message").build();
	}

}
