package io.github.telegramupdates.engine.storage;

/**
 * Position of a channel: everything before it has been delivered.
 *
 * @param pts position of the channel's box
 * @param epoch how often the position was given up and replaced
 * @param flags {@link #INACCESSIBLE} or {@link #NEEDS_FETCH}, 0 for neither
 * @param topMessageId highest id of a message delivered from this channel, 0 if none
 */
public record ChannelState(int pts, int epoch, int flags, int topMessageId) {

	/**
	 * The account cannot read the channel any more; its position is kept.
	 */
	public static final int INACCESSIBLE = 1;

	/**
	 * The account can read the channel again, and what it missed meanwhile is not fetched
	 * yet. It is stored at once, whereas a {@link FetchIntent} would have to wait for the
	 * account's next step.
	 */
	public static final int NEEDS_FETCH = 2;

	/**
	 * Creates the position of a channel that has not delivered a message yet.
	 * @param pts position of the channel's box
	 * @return the state, in its first epoch
	 */
	public static ChannelState of(int pts) {
		return new ChannelState(pts, 0, 0, 0);
	}

	/**
	 * Whether the account cannot read the channel any more.
	 * @return {@code true} if {@link #INACCESSIBLE} is set
	 */
	public boolean isInaccessible() {
		return (this.flags & INACCESSIBLE) != 0;
	}

	/**
	 * Whether the channel is to be fetched when the account starts.
	 * @return {@code true} if {@link #NEEDS_FETCH} is set
	 */
	public boolean needsFetch() {
		return (this.flags & NEEDS_FETCH) != 0;
	}

	/**
	 * Returns this state at another position.
	 * @param pts the position
	 * @return a new state
	 */
	public ChannelState withPts(int pts) {
		return new ChannelState(pts, this.epoch, this.flags, this.topMessageId);
	}

}
