package io.github.telegramupdates.engine.sequencing.box;

/**
 * Where the qts box of an account begins that never had an event: at its first event,
 * once a difference was asked for because of it. An event that was adopted at once would
 * hide one that was lost before it.
 */
public final class FirstQts {

	private boolean sought;

	private boolean awaited;

	/**
	 * A request of the account is sent.
	 */
	public void sent(Box<?> qts) {
		this.sought |= qts.position() == 0;
		this.awaited |= qts.position() == 0 && qts.buffered() > 0;
	}

	/**
	 * Whether the difference under way is made from qts 0: what it does not bring lies
	 * before the beginning, and is not lost.
	 */
	public boolean isSought() {
		return this.sought;
	}

	/**
	 * The difference has come to its end. It was the one that the event which waited when
	 * it was asked for had to wait for.
	 */
	public void ended(Box<?> qts) {
		if (this.awaited) {
			qts.adoptFirst();
		}
		this.sought = false;
		this.awaited = false;
	}

}
