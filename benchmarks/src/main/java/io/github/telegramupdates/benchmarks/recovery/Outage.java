package io.github.telegramupdates.benchmarks.recovery;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerChannel;

/**
 * What an account missed: as many messages of each channel.
 *
 * @param channels how many channels
 * @param missed messages of each channel
 * @param roundTrip how long the server takes to answer
 */
record Outage(int channels, int missed, Duration roundTrip) {

	/** Where each channel is before the outage. */
	static final int BEFORE = 1_000;

	static final int DATE = 1_800_000_000;

	/** How many channels an account fetches at a time. */
	static final int IN_FLIGHT = 10;

	private static final long FIRST_CHANNEL = 1_000_000_000L;

	/**
	 * Where each channel is after it.
	 */
	int after() {
		return BEFORE + this.missed;
	}

	/**
	 * This outage with one more message for each channel.
	 */
	Outage andOneMore() {
		return new Outage(this.channels, this.missed + 1, this.roundTrip);
	}

	LongStream channelIds() {
		return LongStream.range(FIRST_CHANNEL, FIRST_CHANNEL + this.channels);
	}

	/**
	 * The messages of a channel between two positions.
	 */
	static List<MessageType> messages(long channelId, int from, int to) {
		return IntStream.rangeClosed(from + 1, to).mapToObj((pts) -> message(channelId, pts)).toList();
	}

	static MessageType message(long channelId, int pts) {
		return Message.builder()
			.id(pts)
			.peerId(new PeerChannel(channelId))
			.date(DATE)
			.message("This is message " + pts)
			.build();
	}

	/**
	 * The shortest time in which all channels can be asked for once.
	 */
	double boundSeconds() {
		return Math.ceil((double) this.channels / IN_FLIGHT) * this.roundTrip.toNanos() / 1e9;
	}

}
