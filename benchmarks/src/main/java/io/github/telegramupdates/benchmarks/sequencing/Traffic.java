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
public interface Traffic {

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
	 * @return the channels, each at the start
	 */
	List<Input.StoredChannel> channels();

	/**
	 * The next container.
	 * @return the container as an input
	 */
	Input.Live next();

	/**
	 * Some traffic by its name.
	 * @param name its name
	 * @return the traffic from its beginning
	 */
	static Traffic of(String name) {
		return switch (name) {
			case "common" -> common();
			case "reordered" -> reordered();
			case "channels" -> channels(CHANNELS);
			default -> throw new IllegalArgumentException(name);
		};
	}

	/**
	 * Messages of private chats, in order.
	 * @return the traffic
	 */
	static Traffic common() {
		return new CommonTraffic(CommonTraffic.NEVER);
	}

	/**
	 * Messages of private chats; of twenty, one is overtaken by the next one.
	 * @return the traffic
	 */
	static Traffic reordered() {
		return new CommonTraffic(20);
	}

	/**
	 * Messages of channels in turn, in order.
	 * @param count how many channels
	 * @return the traffic
	 */
	static Traffic channels(int count) {
		return new ChannelTraffic(count);
	}

	/**
	 * What is stored when it begins.
	 * @return the first input
	 */
	default Input.Load load() {
		AccountState state = AccountState.of(START, START, NOW.serverUnixSeconds() - 10, 0);
		return new Input.Load(NOW, 1, 0, state, channels(), List.of());
	}

	/**
	 * A container with one update.
	 * @param update the update
	 * @return the container as an input
	 */
	static Input.Live pushed(Update update) {
		Updates container = new Updates(List.of(update), List.of(), List.of(), NOW.serverUnixSeconds(), 0);
		return new Input.Live(NOW, container, Input.Live.Peers.COMPLETE);
	}

	/**
	 * A message like all others.
	 * @param peer where it is
	 * @return the message
	 */
	static MessageType message(Peer peer) {
		return Message.builder().id(1).peerId(peer).date(NOW.serverUnixSeconds()).message("a message").build();
	}

}
