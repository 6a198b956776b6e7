package io.github.telegramupdates.engine.life;

/**
 * A time in which nobody can read what is stored.
 */
final class Outage {

	private boolean lasts;

	void begins() {
		this.lasts = true;
	}

	void ends() {
		this.lasts = false;
	}

	boolean lasts() {
		return this.lasts;
	}

}
