package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Content that the client has not acknowledged, and the last answers.
 */
final class UnacknowledgedMessages {

	private static final int MAX_UNACKNOWLEDGED = 4_096;

	private static final int MAX_ANSWERS = 512;

	private static final long PATIENCE_MILLIS = 60_000;

	private static final long AGAIN_MILLIS = 40_000;

	private final Map<Long, Sent> unacknowledged = new LinkedHashMap<>();

	private final Map<Long, OutgoingMessage> answers = new LinkedHashMap<>();

	private long lastAcknowledged = 1;

	void add(OutgoingMessage message, Moment moment) {
		if (message.isContent()) {
			this.unacknowledged.put(message.id(), new Sent(message, moment.millis(), moment.millis(), false));
			forgetFirst(this.unacknowledged, MAX_UNACKNOWLEDGED);
		}
	}

	void addAnswer(long callId, OutgoingMessage answer) {
		this.answers.put(callId, answer);
		forgetFirst(this.answers, MAX_ANSWERS);
	}

	private static <T> void forgetFirst(Map<Long, T> map, int limit) {
		if (map.size() > limit) {
			map.remove(map.keySet().iterator().next());
		}
	}

	@Nullable OutgoingMessage answerTo(long callId) {
		return this.answers.get(callId);
	}

	/**
	 * Forgets the answer to a call.
	 * @return the answer, unless the client has it
	 */
	@Nullable OutgoingMessage dropAnswer(long callId) {
		OutgoingMessage answer = this.answers.get(callId);
		Sent sent = (answer != null) ? this.unacknowledged.remove(answer.id()) : null;
		return (sent != null) ? sent.message() : null;
	}

	@Nullable OutgoingMessage message(long id) {
		Sent sent = this.unacknowledged.get(id);
		return (sent != null) ? sent.message()
				: this.answers.values().stream().filter((answer) -> answer.id() == id).findFirst().orElse(null);
	}

	/**
	 * Id of a message that the client has, or is about to get.
	 */
	long knownId() {
		return this.unacknowledged.keySet().stream().findFirst().orElse(this.lastAcknowledged);
	}

	void acknowledge(List<Long> ids) {
		for (Long id : ids) {
			if (this.unacknowledged.remove(id) != null) {
				this.lastAcknowledged = id;
			}
		}
	}

	/**
	 * Everything that has to be sent again on another connection.
	 */
	List<OutgoingMessage> again(Moment moment) {
		this.unacknowledged
			.replaceAll((id, sent) -> new Sent(sent.message(), moment.millis(), moment.millis(), sent.reported()));
		return this.unacknowledged.values().stream().map(Sent::message).toList();
	}

	/**
	 * What nobody acknowledged for so long that it is sent again on the same connection.
	 */
	List<OutgoingMessage> late(Moment moment) {
		List<OutgoingMessage> late = new ArrayList<>();
		this.unacknowledged.replaceAll((id, sent) -> {
			if (moment.millis() - sent.lastMillis() <= AGAIN_MILLIS) {
				return sent;
			}
			late.add(sent.message());
			return new Sent(sent.message(), sent.millis(), moment.millis(), sent.reported());
		});
		return late;
	}

	/**
	 * How many messages have become overdue since this was asked before.
	 */
	int newlyOverdue(Moment moment) {
		Predicate<Sent> overdue = (sent) -> !sent.reported() && moment.millis() - sent.millis() > PATIENCE_MILLIS;
		List<Long> ids = this.unacknowledged.entrySet()
			.stream()
			.filter((entry) -> overdue.test(entry.getValue()))
			.map(Map.Entry::getKey)
			.toList();
		for (Long id : ids) {
			Sent sent = Objects.requireNonNull(this.unacknowledged.get(id));
			this.unacknowledged.put(id, new Sent(sent.message(), sent.millis(), sent.lastMillis(), true));
		}
		return ids.size();
	}

	private record Sent(OutgoingMessage message, long millis, long lastMillis, boolean reported) {
	}

}
