package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.storage.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * Positions of all channels of an account in a few flat arrays: an idle channel costs no
 * object. Channels are never removed.
 */
final class ChannelTable {

	private static final int FREE = 0;

	private long[] ids = new long[16];

	private int[] pts = new int[16];

	private int[] epochs = new int[16];

	private int[] flags = new int[16];

	private int[] topMessageIds = new int[16];

	private int size;

	int size() {
		return this.size;
	}

	/**
	 * The position of a channel, {@code null} if it has none.
	 */
	@Nullable ChannelState get(long channelId) {
		int slot = slotOf(channelId);
		if (this.ids[slot] != channelId) {
			return null;
		}
		return new ChannelState(this.pts[slot], this.epochs[slot], this.flags[slot], this.topMessageIds[slot]);
	}

	void put(long channelId, ChannelState state) {
		int slot = slotOf(channelId);
		if (this.ids[slot] == FREE) {
			if ((this.size + 1) * 3 > this.ids.length * 2) {
				grow();
				slot = slotOf(channelId);
			}
			this.ids[slot] = channelId;
			this.size++;
		}
		this.pts[slot] = state.pts();
		this.epochs[slot] = state.epoch();
		this.flags[slot] = state.flags();
		this.topMessageIds[slot] = state.topMessageId();
	}

	private int slotOf(long channelId) {
		int mask = this.ids.length - 1;
		int slot = (int) ((channelId * 0x9E3779B97F4A7C15L) >>> 32) & mask;
		while (this.ids[slot] != FREE && this.ids[slot] != channelId) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	private void grow() {
		long[] oldIds = this.ids;
		int[][] old = { this.pts, this.epochs, this.flags, this.topMessageIds };
		int capacity = oldIds.length * 2;
		this.ids = new long[capacity];
		this.pts = new int[capacity];
		this.epochs = new int[capacity];
		this.flags = new int[capacity];
		this.topMessageIds = new int[capacity];
		for (int i = 0; i < oldIds.length; i++) {
			if (oldIds[i] != FREE) {
				int slot = slotOf(oldIds[i]);
				this.ids[slot] = oldIds[i];
				this.pts[slot] = old[0][i];
				this.epochs[slot] = old[1][i];
				this.flags[slot] = old[2][i];
				this.topMessageIds[slot] = old[3][i];
			}
		}
	}

}
