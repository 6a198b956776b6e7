package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.MsgDetailedInfo;
import io.github.telegramupdates.tl.mtproto.MsgNewDetailedInfo;

/**
 * What is sent to the client next. Messages get their ids and sequence numbers when they
 * are added, and travel in one container if there are several.
 */
final class Outbox {

	private static final int MAX_IN_CONTAINER = 100;

	private final List<OutgoingMessage> messages = new ArrayList<>();

	private final SessionFaults faults;

	private final ProtocolMessageIds ids;

	private int contentMessages;

	Outbox(SessionFaults faults, ProtocolMessageIds ids) {
		this.faults = faults;
		this.ids = ids;
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
		List<OutgoingMessage> all = new ArrayList<>();
		for (OutgoingMessage message : this.faults.changed(this.messages)) {
			all.add(this.faults.isOnlyAnnounced(message) ? announcement(message, moment) : message);
		}
		this.messages.clear();
		List<OutgoingMessage> flushed = new ArrayList<>();
		for (int from = 0; from < all.size(); from += MAX_IN_CONTAINER) {
			flushed.add(together(all.subList(from, Math.min(all.size(), from + MAX_IN_CONTAINER)), moment));
		}
		return flushed;
	}

	private OutgoingMessage announcement(OutgoingMessage message, Moment moment) {
		TlReader in = new TlReader(message.body());
		int length = message.body().length;
		TlObject info = (in.readInt() == RpcResult.ID) ? new MsgDetailedInfo(in.readLong(), message.id(), length, 0)
				: new MsgNewDetailedInfo(message.id(), length, 0);
		return new OutgoingMessage(this.ids.ofOther(moment), evenSequence(), info.toByteArray());
	}

	private OutgoingMessage together(List<OutgoingMessage> some, Moment moment) {
		boolean alone = some.size() == 1 && !this.faults.comesInContainer(some.get(0));
		return alone ? some.get(0)
				: new OutgoingMessage(this.ids.ofOther(moment), evenSequence(), MessageContainer.write(some));
	}

}
