package io.github.telegramupdates.engine.sequencing.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The busy channels of an account, by id. Objects of channels that became idle serve
 * other channels later, because most channels are busy only until an update is committed.
 */
final class BusyChannels {

	private static final int SMALLEST = 64;

	private static final int MAX_SPARE = 256;

	private final Deque<Channel> spare = new ArrayDeque<>();

	private @Nullable Channel[] slots = new Channel[SMALLEST];

	private int size;

	@Nullable Channel find(long channelId) {
		return this.slots[slotOf(channelId)];
	}

	/**
	 * Adds a channel that was idle.
	 */
	void add(Channel channel) {
		if (++this.size * 2 > this.slots.length) {
			resize(this.slots.length * 2);
		}
		this.slots[slotOf(channel.id())] = channel;
	}

	/**
	 * Hands over an object that may become another channel, {@code null} if there is
	 * none.
	 */
	@Nullable Channel takeSpare() {
		return this.spare.poll();
	}

	/**
	 * Removes a channel that became idle, unless another object has taken its place.
	 */
	void remove(Channel channel) {
		int slot = slotOf(channel.id());
		if (this.slots[slot] != channel) {
			return;
		}
		this.slots[slot] = null;
		closeRanks(slot);
		if (--this.size * 8 < this.slots.length && this.slots.length > SMALLEST) {
			resize(this.slots.length / 2);
		}
	}

	/**
	 * Takes an object that nothing refers to any more, to serve another channel.
	 */
	void spare(Channel channel) {
		if (this.spare.size() < MAX_SPARE) {
			this.spare.push(channel);
		}
	}

	void forEach(Consumer<Channel> action) {
		for (Channel channel : this.slots) {
			if (channel != null) {
				action.accept(channel);
			}
		}
	}

	/**
	 * Where a channel is, or would be.
	 */
	private int slotOf(long channelId) {
		int slot = (int) ((channelId * 0x9E3779B97F4A7C15L) >>> 32) & (this.slots.length - 1);
		Channel there = this.slots[slot];
		while (there != null && there.id() != channelId) {
			slot = after(slot);
			there = this.slots[slot];
		}
		return slot;
	}

	private int after(int slot) {
		return (slot + 1) & (this.slots.length - 1);
	}

	/**
	 * Moves what is behind a slot that became free to where it is found now.
	 */
	private void closeRanks(int free) {
		int slot = after(free);
		Channel moving = this.slots[slot];
		while (moving != null) {
			this.slots[slot] = null;
			this.slots[slotOf(moving.id())] = moving;
			slot = after(slot);
			moving = this.slots[slot];
		}
	}

	private void resize(int length) {
		@Nullable Channel[] old = this.slots;
		this.slots = new Channel[length];
		for (Channel channel : old) {
			if (channel != null) {
				this.slots[slotOf(channel.id())] = channel;
			}
		}
	}

}
