package io.github.telegramupdates.benchmarks.sequencing;

import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;

/**
 * Messages of many channels, one after the other.
 */
final class ChannelTraffic implements Traffic {

	private final MessageType[] messages;

	private int channel;

	private int round = 1;

	ChannelTraffic(int channels) {
		this.messages = new MessageType[channels];
		for (int i = 0; i < channels; i++) {
			this.messages[i] = Traffic.message(new PeerChannel(id(i)));
		}
	}

	// ids are spread as they are in the wild: neither dense nor sorted
	private static long id(int channel) {
		int bits = (channel + 1) * 0x2545_F491;
		bits ^= bits << 13;
		bits ^= bits >>> 17;
		bits ^= bits << 5;
		return 1_000_000_000L + Integer.toUnsignedLong(bits);
	}

	static List<Input.StoredChannel> channels(int count) {
		return IntStream.range(0, count)
			.mapToObj((channel) -> new Input.StoredChannel(id(channel), ChannelState.of(START), 0))
			.toList();
	}

	@Override
	public List<Input.StoredChannel> channels() {
		return channels(this.messages.length);
	}

	@Override
	public Input.Live next() {
		MessageType message = this.messages[this.channel];
		int pts = START + this.round;
		if (++this.channel == this.messages.length) {
			this.channel = 0;
			this.round++;
		}
		return Traffic.pushed(new UpdateNewChannelMessage(message, pts, 1));
	}

}
