package io.github.telegramupdates.mtproto.session.outgoing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.mtproto.message.ProtocolMessage;
import org.jspecify.annotations.Nullable;

/**
 * Messages on the wire, by their ids: calls until they are answered, and the last ones of
 * the rest.
 */
public final class InFlightMessages {

	private static final int MAX_SERVICE = 256;

	private final Map<Long, PendingCall> calls = new LinkedHashMap<>();

	private final Map<Long, ServiceMessage> service = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, ServiceMessage> eldest) {
			return size() > MAX_SERVICE;
		}

	};

	void add(Outgoing outgoing, long messageId) {
		if (outgoing instanceof PendingCall call) {
			this.calls.put(messageId, call);
		}
		else if (outgoing instanceof ServiceMessage message) {
			this.service.put(messageId, message);
		}
	}

	public @Nullable PendingCall call(long messageId) {
		return this.calls.get(messageId);
	}

	public @Nullable ServiceMessage service(long messageId) {
		return this.service.get(messageId);
	}

	List<PendingCall> calls() {
		return List.copyOf(this.calls.values());
	}

	/** All that an id of the server's means: a message, or what is in a container. */
	public List<Outgoing> meantBy(long id) {
		List<Outgoing> found = new ArrayList<>();
		this.service.values().stream().filter((message) -> message.isMeantBy(id)).forEach(found::add);
		this.calls.values().stream().filter((call) -> call.isMeantBy(id)).forEach(found::add);
		return found;
	}

	void remove(Outgoing outgoing) {
		ProtocolMessage message = outgoing.message();
		if (message != null) {
			this.calls.remove(message.id());
			this.service.remove(message.id());
		}
	}

	public void forgetService() {
		this.service.clear();
	}

}
