package io.github.telegramupdates.simulator.connection;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Counts calls by method and by channel, and how many of a method wait for their answer.
 */
final class CallCounters {

	private final Map<String, Integer> methods = new HashMap<>();

	private final Map<MethodOfChannel, Integer> channels = new HashMap<>();

	private final Map<String, Integer> inFlight = new HashMap<>();

	private final Map<String, Integer> maxInFlight = new HashMap<>();

	void call(String methodName, @Nullable Long channelId) {
		this.methods.merge(methodName, 1, Integer::sum);
		if (channelId != null) {
			this.channels.merge(new MethodOfChannel(methodName, channelId), 1, Integer::sum);
		}
	}

	void depart(String methodName) {
		this.maxInFlight.merge(methodName, this.inFlight.merge(methodName, 1, Integer::sum), Math::max);
	}

	void land(String methodName) {
		this.inFlight.merge(methodName, -1, Integer::sum);
	}

	int calls(String methodName) {
		return this.methods.getOrDefault(methodName, 0);
	}

	int calls(String methodName, long channelId) {
		return this.channels.getOrDefault(new MethodOfChannel(methodName, channelId), 0);
	}

	int maxInFlight(String methodName) {
		return this.maxInFlight.getOrDefault(methodName, 0);
	}

	private record MethodOfChannel(String methodName, long channelId) {
	}

}
