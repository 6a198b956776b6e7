package io.github.telegramupdates.simulator.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.tl.client.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * The errors that a test wants. A call meets first a flood wait that has not ended, then
 * what is planned for its channel, then what is planned for the method once, then what is
 * planned for it until it is healed.
 */
final class ErrorScript {

	private static final int FLOOD = 420;

	private final Map<String, Deque<PlannedError>> once = new HashMap<>();

	private final Map<String, PlannedError> always = new HashMap<>();

	private final Map<Long, PlannedError> channels = new HashMap<>();

	private final Map<String, Integer> plannedWaits = new HashMap<>();

	private final Map<String, Long> waits = new HashMap<>();

	private final Set<String> garbled = new HashSet<>();

	/** How large an answer of a method can be read. */
	private final Map<String, Integer> readable = new HashMap<>();

	private int floodViolations;

	void failNext(String methodName, int code, String type) {
		this.once.computeIfAbsent(methodName, (name) -> new ArrayDeque<>()).add(new PlannedError(code, type));
	}

	void failAlways(String methodName, int code, String type) {
		this.always.put(methodName, new PlannedError(code, type));
	}

	void failChannel(long channelId, int code, String type) {
		this.channels.put(channelId, new PlannedError(code, type));
	}

	void heal(String methodName) {
		this.always.remove(methodName);
		this.once.remove(methodName);
		this.garbled.remove(methodName);
		this.readable.remove(methodName);
	}

	void healChannel(long channelId) {
		this.channels.remove(channelId);
	}

	void floodWait(String methodName, int seconds) {
		this.plannedWaits.put(methodName, seconds);
	}

	int floodViolations() {
		return this.floodViolations;
	}

	void garble(String methodName) {
		this.garbled.add(methodName);
	}

	void garbleAbove(String methodName, int bytes) {
		this.readable.put(methodName, bytes);
	}

	boolean takeGarbled(String methodName, int bytes) {
		return this.garbled.remove(methodName) || bytes > this.readable.getOrDefault(methodName, Integer.MAX_VALUE);
	}

	/**
	 * Lets a call fail if that is planned.
	 */
	void check(String methodName, @Nullable Long channelId, long millis) {
		checkFlood(methodName, millis);
		Deque<PlannedError> planned = this.once.get(methodName);
		PlannedError error = (channelId != null) ? this.channels.get(channelId) : null;
		if (error == null && planned != null) {
			error = planned.poll();
		}
		if (error == null) {
			error = this.always.get(methodName);
		}
		if (error != null) {
			throw new RpcException(error.code(), error.type(), methodName);
		}
	}

	private void checkFlood(String methodName, long millis) {
		long left = this.waits.getOrDefault(methodName, 0L) - millis;
		if (left > 0) {
			this.floodViolations++;
			throw flood(methodName, (left + 999) / 1000);
		}
		Integer seconds = this.plannedWaits.remove(methodName);
		if (seconds != null) {
			this.waits.put(methodName, millis + seconds * 1000L);
			throw flood(methodName, seconds);
		}
	}

	private static RpcException flood(String methodName, long seconds) {
		return new RpcException(FLOOD, "FLOOD_WAIT_" + seconds, methodName);
	}

	private record PlannedError(int code, String type) {
	}

}
