package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.tl.TlObject;

/**
 * What is sent to the client next. Messages get their ids and sequence numbers when they
 * are added, and travel in one container if there are several.
 */
final class Outbox {

	private static final int MAX_IN_CONTAINER = 100;

	private final MessageIds ids = new MessageIds();

	private final List<OutgoingMessage> messages = new ArrayList<>();

	private final SessionFaults faults;

	private int contentMessages;

	Outbox(SessionFaults faults) {
		this.faults = faults;
	}

	/**
	 * Adds an answer that the client need not acknowledge.
	 */
	void addReply(TlObject body, Moment moment) {
		addReply(body.toByteArray(), moment);
	}

	void addReply(byte[] body, Moment moment) {
		this.messages.add(new OutgoingMessage(this.ids.ofAnswer(moment), evenSequence(), body));
	}

	/**
	 * Adds a message that answers nothing and that the client need not acknowledge.
	 */
	void addNotice(TlObject body, Moment moment) {
		this.messages.add(new OutgoingMessage(this.ids.ofOther(moment), evenSequence(), body.toByteArray()));
	}

	/**
	 * Adds an answer that the client has to acknowledge.
	 */
	OutgoingMessage addAnswer(byte[] body, Moment moment) {
		return add(new OutgoingMessage(this.ids.ofAnswer(moment), oddSequence(), body));
	}

	/**
	 * Adds a message that answers nothing and that the client has to acknowledge.
	 */
	OutgoingMessage addPush(byte[] body, Moment moment) {
		return add(new OutgoingMessage(this.ids.ofOther(moment), oddSequence(), body));
	}

	/**
	 * Adds a message that was sent before, as it was.
	 */
	void addAgain(OutgoingMessage message) {
		if (this.messages.stream().noneMatch((queued) -> queued.id() == message.id())) {
			this.messages.add(message);
		}
	}

	private OutgoingMessage add(OutgoingMessage message) {
		this.messages.add(message);
		return message;
	}

	private int evenSequence() {
		return 2 * this.contentMessages;
	}

	private int oddSequence() {
		return 2 * this.contentMessages++ + 1;
	}

	/**
	 * Takes everything out.
	 */
	List<OutgoingMessage> flush(Moment moment) {
		List<OutgoingMessage> all = this.faults.changed(this.messages);
		this.messages.clear();
		List<OutgoingMessage> flushed = new ArrayList<>();
		for (int from = 0; from < all.size(); from += MAX_IN_CONTAINER) {
			flushed.add(together(all.subList(from, Math.min(all.size(), from + MAX_IN_CONTAINER)), moment));
		}
		return flushed;
	}

	private OutgoingMessage together(List<OutgoingMessage> some, Moment moment) {
		boolean alone = some.size() == 1 && !this.faults.comesInContainer(some.get(0));
		return alone ? some.get(0)
				: new OutgoingMessage(this.ids.ofOther(moment), evenSequence(), MessageContainer.write(some));
	}

}
