package io.github.telegramupdates.benchmarks.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.UpdateNewMessage;

/**
 * Messages of private chats, some of them overtaken by the one that follows.
 */
final class CommonTraffic implements Traffic {

	static final int NEVER = Integer.MAX_VALUE;

	private final MessageType message = Traffic.message(new PeerUser(11));

	private final int swapEvery;

	private int sent;

	/**
	 * Creates a stream.
	 * @param swapEvery the last two of so many messages come in the wrong order: one gap
	 * that heals
	 */
	CommonTraffic(int swapEvery) {
		this.swapEvery = swapEvery;
	}

	@Override
	public List<Input.StoredChannel> channels() {
		return List.of();
	}

	@Override
	public Input.Live next() {
		int place = this.sent % this.swapEvery;
		int pts = START + ++this.sent;
		if (place == this.swapEvery - 2) {
			pts++;
		}
		else if (place == this.swapEvery - 1) {
			pts--;
		}
		return Traffic.pushed(new UpdateNewMessage(this.message, pts, 1));
	}

}
