package io.github.telegramupdates.spring.delivery.watch;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;

/**
 * A call of a listener. It may be reported as slow while it runs, once.
 */
final class ListenerCall {

	private final String listener;

	private final SequencedUpdate update;

	private final long began;

	private boolean reported;

	private boolean ended;

	/**
	 * A listener is called.
	 * @param listener its id
	 * @param update for which update
	 * @param began since when, in nanoseconds from any origin
	 */
	ListenerCall(String listener, SequencedUpdate update, long began) {
		this.listener = listener;
		this.update = update;
		this.began = began;
	}

	String listener() {
		return this.listener;
	}

	SequencedUpdate update() {
		return this.update;
	}

	long began() {
		return this.began;
	}

	/**
	 * Marks the call as reported.
	 * @return whether it is to be reported: it runs, and was not reported before
	 */
	synchronized boolean report() {
		boolean first = !this.reported && !this.ended;
		this.reported |= first;
		return first;
	}

	/**
	 * The call has ended.
	 * @return whether it was reported as slow
	 */
	synchronized boolean end() {
		this.ended = true;
		return this.reported;
	}

}
