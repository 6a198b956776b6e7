package io.github.telegramupdates.engine.inbox;

import java.util.function.Consumer;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.runtime.SerialQueue;
import io.github.telegramupdates.engine.runtime.UnnestedExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door to the engine of an account: whatever concerns it comes in here, is put
 * behind what came before, and taken out by the loop of the account, one entry after the
 * other.
 * <p>
 * A connection may work an idle inbox off on its own thread, so that an update needs one
 * thread less on its way to a handler. All others only put something in.
 */
public final class AccountInbox {

	private static final Logger log = LoggerFactory.getLogger(AccountInbox.class);

	/** How many entries a connection's thread works off when it receives something. */
	private static final int OWN_TURN = 64;

	private final UnnestedExecutor threads;

	private final SerialQueue<InboxEntry> entries;

	private volatile Consumer<InboxEntry> loop = (entry) -> {
		throw new IllegalStateException("Nobody takes " + entry);
	};

	/**
	 * Creates an empty inbox.
	 * @param name how the log calls the account
	 * @param threads work it off
	 * @param timers when threads that were refused are asked for again
	 */
	public AccountInbox(String name, UnnestedExecutor threads, EngineTimers timers) {
		this.threads = threads;
		this.entries = new SerialQueue<>(threads, timers, this::take, (failure) -> {
			log.error("Account '{}': an entry of the inbox failed with {}", name, failure.getClass().getName());
			log.debug("The failure in full", failure);
		});
	}

	/**
	 * Says who takes the entries out. To be called once, before anything is put in.
	 */
	public void takenOutBy(Consumer<InboxEntry> loop) {
		this.loop = loop;
	}

	private void take(InboxEntry entry) {
		this.loop.accept(entry);
	}

	/**
	 * Puts an entry in. Returns at once.
	 */
	public void put(InboxEntry entry) {
		this.entries.add(entry);
	}

	/**
	 * Puts an entry in that may wait: until somebody puts in another one or is told to
	 * take the entries out.
	 */
	public void enqueue(InboxEntry entry) {
		this.entries.put(entry);
	}

	/**
	 * Has what was enqueued taken out. Returns at once.
	 */
	public void start() {
		this.entries.startIfAny();
	}

	/**
	 * Has what was enqueued taken out if nobody did so since this was last called.
	 * Returns at once. To be called by one thread at a time.
	 */
	public void startIfIdle() {
		this.entries.startIfIdle();
	}

	/**
	 * Puts in what came of something that a connection received, on another thread than
	 * the connection's.
	 */
	public void arrive(InboxEntry.Arrival arrival) {
		put(arrival);
	}

	/**
	 * Puts in what a connection received, on a thread of that connection.
	 */
	public void receive(InboxEntry.Arrival arrival) {
		if (!this.threads.runHere(() -> this.entries.addAndRunHere(arrival, OWN_TURN))) {
			put(arrival);
		}
	}

	/**
	 * How many entries wait in it.
	 */
	public int size() {
		return this.entries.size();
	}

}
