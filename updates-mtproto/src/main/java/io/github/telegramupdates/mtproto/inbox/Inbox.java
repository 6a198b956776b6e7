package io.github.telegramupdates.mtproto.inbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramConnection.Subscription;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a session received, still encoded, and hands it to the sink on a worker, in
 * the order of the wire and one after the other. Updates beyond the limits are dropped:
 * the sink is notified once by {@code updatesTooLong}, after which it asks the server for
 * what it missed. The future of a call completes after the sink was notified.
 * <p>
 * One thread at a time puts something in: the loop of the client.
 */
public final class Inbox {

	/** After so many other accounts have their turn on the worker. */
	private static final int TURN = 64;

	private final InboxLimits limits;

	private final Executor workers;

	private final Consumer<ClientEvent> events;

	private final SinkHolder sink = new SinkHolder();

	private final InboxDelivery delivery;

	private final Deque<Received> waiting = new ArrayDeque<>();

	private long bytes;

	private boolean dropping;

	private boolean draining;

	/**
	 * Creates an empty inbox.
	 * @param limits how much may wait
	 * @param workers decode, and call the sink
	 * @param events receives what is dropped or cannot be decoded, on any thread
	 * @param configs gets {@code updateConfig} and {@code updateDcOptions} besides the
	 * sink, on any thread
	 */
	public Inbox(InboxLimits limits, Executor workers, Consumer<ClientEvent> events, Consumer<Update> configs) {
		this.limits = limits;
		this.workers = workers;
		this.events = events;
		this.delivery = new InboxDelivery(this.sink, events, new ConfigWatch(configs));
	}

	public Subscription subscribe(UpdateSink consumer) {
		return this.sink.subscribe(consumer);
	}

	/** Updates came; the reader is positioned at them. */
	public void push(TlReader updates) {
		Received.Push push = new Received.Push(updates);
		if (hasRoom(push)) {
			add(push);
		}
		else if (beginDropping()) {
			this.events.accept(new ClientEvent.InboxOverflow());
			add(new Received.Dropped());
		}
	}

	private synchronized boolean hasRoom(Received.Push push) {
		return this.waiting.isEmpty()
				|| (this.waiting.size() < this.limits.count() && this.bytes + push.size() <= this.limits.bytes());
	}

	/** One word is enough about all that is dropped until the sink has it. */
	private synchronized boolean beginDropping() {
		boolean begins = !this.dropping;
		this.dropping = true;
		return begins;
	}

	/** A call was answered; the reader is positioned at the result. */
	public void answer(PendingAnswer<?> call, TlReader result) {
		add(new Received.Answer(call, result));
	}

	/** A call was answered by an error. */
	public void fail(PendingAnswer<?> call, RpcException error) {
		add(new Received.Failure(call, error));
	}

	public void signal(SessionSignal signal) {
		add(new Received.Signal(signal));
	}

	private void add(Received received) {
		if (enqueue(received)) {
			drainLater();
		}
	}

	/** Whether nobody drains. */
	private synchronized boolean enqueue(Received received) {
		this.waiting.add(received);
		this.bytes += received.size();
		boolean idle = !this.draining;
		this.draining = true;
		return idle;
	}

	private void drainLater() {
		try {
			this.workers.execute(this::drain);
		}
		catch (RejectedExecutionException ex) {
			// there are no workers any more, and no connection that could be held up
			drain();
		}
	}

	private void drain() {
		for (int i = 0; i < TURN; i++) {
			Received next = next();
			if (next == null) {
				return;
			}
			this.delivery.deliver(next);
		}
		drainLater();
	}

	private synchronized @Nullable Received next() {
		Received next = this.waiting.poll();
		if (next == null) {
			this.draining = false;
			return null;
		}
		this.bytes -= next.size();
		this.dropping &= !(next instanceof Received.Dropped);
		return next;
	}

}
