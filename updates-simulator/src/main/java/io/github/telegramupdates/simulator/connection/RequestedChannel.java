package io.github.telegramupdates.simulator.connection;

import java.lang.reflect.RecordComponent;

import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.TlMethod;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which channel a call is about.
 */
final class RequestedChannel {

	private RequestedChannel() {
	}

	/**
	 * The channel that is an argument of the call itself, not part of a list.
	 */
	static @Nullable Long of(TlMethod<?> method) {
		try {
			for (RecordComponent component : method.getClass().getRecordComponents()) {
				Object argument = component.getAccessor().invoke(method);
				if (argument instanceof InputChannel channel) {
					return channel.channelId();
				}
				if (argument instanceof InputPeerChannel channel) {
					return channel.channelId();
				}
			}
			return null;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Cannot read " + method.methodName(), ex);
		}
	}

}
