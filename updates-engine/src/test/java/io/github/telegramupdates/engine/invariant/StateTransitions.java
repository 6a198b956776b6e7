package io.github.telegramupdates.engine.invariant;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.Transition;

/**
 * A step leads a box from one state to another along the arrows of the diagram, and only
 * along those whose transitions it took.
 */
final class StateTransitions implements Invariant {

	private final AccountEngine engine;

	private final StateDiagram diagram = StateDiagram.documented();

	private final Map<BoxId, BoxState> states = new LinkedHashMap<>();

	private final Map<Transition, Long> counts = new EnumMap<>(Transition.class);

	StateTransitions(AccountEngine engine) {
		this.engine = engine;
		Stream.of(BoxId.COMMON, BoxId.QTS, BoxId.SEQ).forEach(this::meet);
	}

	private void meet(BoxId box) {
		this.states.putIfAbsent(box, this.engine.state(box));
	}

	@Override
	public void check(EngineStep step, PendingWork pending) {
		Set<Transition> taken = taken();
		if (step.input() instanceof Input.Load load) {
			load.channels().forEach((channel) -> meet(BoxId.channel(channel.channelId())));
			this.states.replaceAll((box, before) -> this.engine.state(box));
		}
		this.states.replaceAll((box, before) -> {
			BoxState after = this.engine.state(box);
			Check.that(this.diagram.reachable(before, taken).contains(after),
					"%s went from %s to %s by %s, which the diagram does not show: %s", box, before, after, taken,
					step);
			return after;
		});
		boxes(step).forEach(this::meet);
	}

	private Set<Transition> taken() {
		Set<Transition> taken = EnumSet.noneOf(Transition.class);
		for (Transition transition : Transition.values()) {
			long count = this.engine.transitions().of(transition);
			if (this.counts.getOrDefault(transition, 0L) < count) {
				this.counts.put(transition, count);
				taken.add(transition);
			}
		}
		return taken;
	}

	/** The boxes that a step has to do with. */
	private static Stream<BoxId> boxes(EngineStep step) {
		Stream<BoxId> fetched = step.outputs(Output.FetchChannel.class)
			.map((fetch) -> BoxId.channel(fetch.channelId()));
		Stream<BoxId> missing = step.events(EngineEvent.GapOpened.class).map(EngineEvent.GapOpened::box);
		Stream<BoxId> delivered = step.batches()
			.map((batch) -> batch.lane())
			.filter(Lane.Channel.class::isInstance)
			.map((lane) -> BoxId.channel(((Lane.Channel) lane).channelId()));
		return Stream.of(fetched, missing, delivered).flatMap((boxes) -> boxes);
	}

}
