package io.github.telegramupdates.engine.sequencing.machine;

import java.util.Objects;

import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds in memory, over all its boxes and lanes, and whether that is as
 * much as it may.
 */
public final class MemoryBudget {

	private final MemoryLimits limits;

	private final SequencingSettings.Lanes lanes;

	private final @Nullable MemoryBudget suspects;

	private int buffered;

	private long bufferedBytes;

	private int uncommitted;

	private long uncommittedBytes;

	public MemoryBudget(SequencingSettings settings) {
		this(settings.memory(), settings.lanes(),
				new MemoryBudget(partOf(settings.memory(), settings.lanes().suspectsPart()), settings.lanes(), null));
	}

	private MemoryBudget(MemoryLimits limits, SequencingSettings.Lanes lanes, @Nullable MemoryBudget suspects) {
		this.limits = limits;
		this.lanes = lanes;
		this.suspects = suspects;
	}

	private static MemoryLimits partOf(MemoryLimits limits, int part) {
		return limits.withAccount(Math.max(1, limits.updates() / part), Math.max(1, limits.bytes() / part));
	}

	/**
	 * Beside it: what may be of a new count can wait for long, and nothing brings it
	 * again, so it has room of its own, a quarter as much.
	 */
	public MemoryBudget ofSuspects() {
		return Objects.requireNonNull(this.suspects);
	}

	public void buffered(int size) {
		this.buffered++;
		this.bufferedBytes += size;
	}

	public void unbuffered(int size) {
		this.buffered--;
		this.bufferedBytes -= size;
	}

	public void sent(int updates, long bytes) {
		this.uncommitted += updates;
		this.uncommittedBytes += bytes;
	}

	public void committed(int updates, long bytes) {
		this.uncommitted -= updates;
		this.uncommittedBytes -= bytes;
	}

	public int suspected() {
		return ofSuspects().buffered;
	}

	public int allBuffered() {
		return this.buffered + ofSuspects().buffered;
	}

	public long allBufferedBytes() {
		return this.bufferedBytes + ofSuspects().bufferedBytes;
	}

	public int uncommitted() {
		return this.uncommitted;
	}

	/**
	 * Whether the account holds as much as it may: no page is asked for.
	 */
	public boolean isReached() {
		return this.buffered + this.uncommitted >= this.limits.updates()
				|| this.bufferedBytes + this.uncommittedBytes >= this.limits.bytes();
	}

	/**
	 * Whether it holds that much, and something of it can be dropped.
	 */
	public boolean isReachedByBuffers() {
		return this.buffered > 0 && isReached();
	}

	/**
	 * Whether the lanes alone hold as much as the account may: nothing can be buffered.
	 */
	public boolean isReachedByLanes() {
		return this.uncommitted >= this.limits.updates() || this.uncommittedBytes >= this.limits.bytes();
	}

	/**
	 * Whether more should be dropped, so that the next update does not drop something
	 * again.
	 */
	public boolean isTight() {
		return this.buffered + this.uncommitted > this.limits.updates() / 4 * 3
				|| this.bufferedBytes + this.uncommittedBytes > this.limits.bytes() / 4 * 3;
	}

	/**
	 * How many updates of a lane may wait for their commit now.
	 */
	public int laneCapacity() {
		return isReached() ? Math.min(this.lanes.keptUpdates(), this.limits.uncommitted()) : this.limits.uncommitted();
	}

	/**
	 * How many bytes of a lane may wait for their commit now.
	 */
	public long laneBytes() {
		return isReached() ? this.lanes.keptBytes() : this.lanes.bytes();
	}

	/**
	 * How large a part of the room updates take, to compare boxes.
	 */
	public long share(int updates, long bytes) {
		return updates * Math.max(1, this.limits.bytes() / this.limits.updates()) + bytes;
	}

}
