package io.github.telegramupdates.mtproto.session.outgoing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.telegramupdates.mtproto.message.MessageCipher;
import io.github.telegramupdates.mtproto.message.MessageContainer;
import io.github.telegramupdates.mtproto.message.ProtocolMessage;
import io.github.telegramupdates.mtproto.message.ServerClock;
import io.github.telegramupdates.mtproto.session.SessionInput;
import io.github.telegramupdates.mtproto.session.SessionOutput;
import io.github.telegramupdates.mtproto.session.state.Outbox;
import io.github.telegramupdates.mtproto.session.state.Salts;
import io.github.telegramupdates.mtproto.session.state.SessionNumbers;
import io.github.telegramupdates.mtproto.session.state.SessionState;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.mtproto.MsgsAck;

/**
 * What waits to be sent. A flush sends it in order, several messages in one container,
 * and acknowledgements with them.
 */
public final class SendQueue {

	private static final int MAX_BYTES = 32 << 10;

	private final MessageCipher cipher;

	private final ServerClock clock;

	private final Salts salts;

	private final SessionNumbers numbers;

	private final Introduction introduction;

	private final Acknowledgements acknowledgements;

	private final InFlightMessages inFlight;

	private final Outbox outbox;

	private final Deque<Outgoing> waiting = new ArrayDeque<>();

	SendQueue(SessionState state, Introduction introduction, Acknowledgements acknowledgements,
			InFlightMessages inFlight) {
		this.cipher = state.cipher();
		this.clock = state.clock();
		this.salts = state.salts();
		this.numbers = state.numbers();
		this.introduction = introduction;
		this.acknowledgements = acknowledgements;
		this.inFlight = inFlight;
		this.outbox = state.outbox();
	}

	public void add(Outgoing outgoing) {
		if (!this.waiting.contains(outgoing)) {
			this.waiting.add(outgoing);
		}
	}

	public void add(TlObject object) {
		this.waiting.add(new ServiceMessage(object));
	}

	/** The message was not taken: what was in it goes as a new one. */
	public void sendAsNew(Outgoing outgoing, long now) {
		this.inFlight.remove(outgoing);
		outgoing.forgetMessage();
		if (outgoing instanceof ServiceMessage service && service.object() instanceof MsgsAck acks) {
			this.acknowledgements.restore(acks, now);
		}
		else if (!outgoing.isTriedTooOften()) {
			add(outgoing);
		}
	}

	void remove(Outgoing outgoing) {
		this.waiting.remove(outgoing);
	}

	/** There is no connection any more. */
	public void forgetService() {
		this.waiting.removeIf((outgoing) -> outgoing instanceof ServiceMessage);
	}

	/**
	 * Sends what waits.
	 */
	public void flush(SessionInput input) {
		long now = input.at().monotonicMillis();
		boolean acknowledge = !this.acknowledgements.isEmpty()
				&& (!this.waiting.isEmpty() || this.acknowledgements.isDue(now));
		if (acknowledge) {
			this.waiting.addFirst(new ServiceMessage(this.acknowledgements.take()));
		}
		while (!this.waiting.isEmpty()) {
			send(nextBatch(input), input);
		}
	}

	private List<Outgoing> nextBatch(SessionInput input) {
		List<Outgoing> batch = new ArrayList<>();
		int bytes = 0;
		while (!this.waiting.isEmpty() && batch.size() < MessageContainer.MAX_WRITTEN) {
			Outgoing next = this.waiting.element();
			bytes += next.body(this.introduction).length;
			if (bytes > MAX_BYTES && !batch.isEmpty()) {
				break;
			}
			prepare(next, input);
			batch.add(this.waiting.remove());
		}
		return batch;
	}

	private ProtocolMessage prepare(Outgoing outgoing, SessionInput input) {
		ProtocolMessage before = outgoing.message();
		if (before != null) {
			return before;
		}
		ProtocolMessage message = new ProtocolMessage(nextId(input), this.numbers.nextNumber(outgoing.isContent()),
				outgoing.body(this.introduction));
		outgoing.become(message);
		this.inFlight.add(outgoing, message.id());
		return message;
	}

	private long nextId(SessionInput input) {
		return this.numbers.nextMessageId(this.clock.millis(input.at()), input.random());
	}

	private void send(List<Outgoing> batch, SessionInput input) {
		ProtocolMessage message = packed(batch, input);
		for (Outgoing outgoing : batch) {
			outgoing.putInto(message.id());
			outgoing.onSent(input.at().monotonicMillis());
		}
		long salt = this.salts.at(this.clock.millis(input.at()));
		this.outbox
			.add(new SessionOutput.Send(this.cipher.encrypt(salt, this.numbers.sessionId(), message, input.random())));
	}

	private ProtocolMessage packed(List<Outgoing> batch, SessionInput input) {
		List<ProtocolMessage> messages = batch.stream().map((outgoing) -> prepare(outgoing, input)).toList();
		if (messages.size() == 1) {
			return messages.get(0);
		}
		return new ProtocolMessage(nextId(input), this.numbers.nextNumber(false), MessageContainer.write(messages));
	}

}
