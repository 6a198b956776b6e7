package io.github.telegramupdates.mtproto.session.state;

import java.util.Arrays;

/**
 * Ids of the last messages that a session received, so that none is used twice. What is
 * older than all of them counts as received.
 */
public final class ReceivedIds {

	public static final int WINDOW = 1_000;

	/** What is known of an id, as the protocol reports it to the other side. */
	private static final byte FORGOTTEN = 1;

	private static final byte NOT_RECEIVED = 2;

	private static final byte NOT_RECEIVED_YET = 3;

	private static final byte RECEIVED = 4;

	private long[] ids = new long[16];

	private int size;

	/**
	 * Whether an id is new.
	 */
	public boolean isNew(long id) {
		return !isForgotten(id) && indexOf(id) < 0;
	}

	private boolean isForgotten(long id) {
		return this.size == WINDOW && id < this.ids[0];
	}

	/**
	 * Remembers an id that is new.
	 */
	public void add(long id) {
		int at = -indexOf(id) - 1;
		if (this.size == WINDOW) {
			System.arraycopy(this.ids, 1, this.ids, 0, at - 1);
			this.ids[at - 1] = id;
			return;
		}
		if (this.size == this.ids.length) {
			this.ids = Arrays.copyOf(this.ids, Math.min(WINDOW, 4 * this.size));
		}
		System.arraycopy(this.ids, at, this.ids, at + 1, this.size - at);
		this.ids[at] = id;
		this.size++;
	}

	/**
	 * What is reported about an id when the other side asks.
	 */
	public byte state(long id) {
		if (indexOf(id) >= 0) {
			return RECEIVED;
		}
		if (isForgotten(id)) {
			return FORGOTTEN;
		}
		return (this.size > 0 && id > this.ids[this.size - 1]) ? NOT_RECEIVED_YET : NOT_RECEIVED;
	}

	private int indexOf(long id) {
		return Arrays.binarySearch(this.ids, 0, this.size, id);
	}

}
