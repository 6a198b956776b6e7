package io.github.telegramupdates.engine.scenario;

import java.util.List;

/**
 * A list of what happens and what goes wrong. The same list always leads to the same end.
 *
 * @param setting what is the same all the time
 * @param items the list
 */
record Scenario(ScenarioSettings setting, List<ScenarioItem> items) {

	Scenario {
		items = List.copyOf(items);
	}

	static Scenario of(long seed) {
		return new ScenarioGenerator(ScenarioSettings.of(seed)).write();
	}

	Scenario with(List<ScenarioItem> fewer) {
		return new Scenario(this.setting, fewer);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder().append(this.setting).append('\n');
		this.items.forEach((item) -> text.append('\t').append(item).append('\n'));
		return text.toString();
	}

}
