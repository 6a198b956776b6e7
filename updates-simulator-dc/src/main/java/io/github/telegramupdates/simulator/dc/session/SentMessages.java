package io.github.telegramupdates.simulator.dc.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Content that the client has not acknowledged, and the last answers.
 */
final class SentMessages {

	private static final int MAX_UNACKNOWLEDGED = 4_096;

	private static final int MAX_ANSWERS = 512;

	private static final long PATIENCE_MILLIS = 60_000;

	private final Map<Long, Sent> unacknowledged = new LinkedHashMap<>();

	private final Map<Long, OutgoingMessage> answers = new LinkedHashMap<>();

	void add(OutgoingMessage message, Moment moment) {
		if (message.isContent()) {
			this.unacknowledged.put(message.id(), new Sent(message, moment.millis(), false));
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

	void acknowledge(List<Long> ids) {
		ids.forEach(this.unacknowledged::remove);
	}

	/**
	 * Everything that has to be sent again on another connection.
	 */
	List<OutgoingMessage> again(Moment moment) {
		this.unacknowledged.replaceAll((id, sent) -> new Sent(sent.message(), moment.millis(), sent.reported()));
		return this.unacknowledged.values().stream().map(Sent::message).toList();
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
			this.unacknowledged.put(id, new Sent(sent.message(), sent.millis(), true));
		}
		return ids.size();
	}

	private record Sent(OutgoingMessage message, long millis, boolean reported) {
	}

}
