package io.github.telegramupdates.engine.scenario;

/**
 * A time in which nobody can read what is stored.
 */
final class StorageOutage {

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
