package io.github.telegramupdates.engine.life;

import java.util.List;

/**
 * A list of what happens and what goes wrong. The same list always leads to the same end.
 *
 * @param setting what is the same all the time
 * @param items the list
 */
record Trace(Setting setting, List<Item> items) {

	Trace {
		items = List.copyOf(items);
	}

	static Trace of(long seed) {
		return new Plot(Setting.of(seed)).write();
	}

	Trace with(List<Item> fewer) {
		return new Trace(this.setting, fewer);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder().append(this.setting).append('\n');
		this.items.forEach((item) -> text.append('\t').append(item).append('\n'));
		return text.toString();
	}

}
