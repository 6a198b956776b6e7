package io.github.telegramupdates.engine.invariant;

import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.trace.TracedAccount;

/**
 * I-12: what becomes of members with positions does not depend on the number of their
 * container. Two engines that took the same inputs take one container under different
 * numbers; what follows differs, because a missing container is fetched.
 */
final class SeqIndependence {

	/** None, one that is over, and one that leaves a gap. */
	private static final List<Integer> NUMBERS = List.of(0, 1, 1_000_000);

	private final TracedAccount account;

	private final List<Input> inputs;

	SeqIndependence(TracedAccount account, List<Input> inputs) {
		this.account = account;
		this.inputs = inputs;
	}

	/**
	 * Tries one container, in the middle of those that can be tried.
	 */
	void check() {
		int[] candidates = IntStream.range(0, this.inputs.size()).filter(this::isCandidate).toArray();
		if (candidates.length > 0) {
			int index = candidates[candidates.length / 2];
			Input.Live original = (Input.Live) this.inputs.get(index);
			int number = NUMBERS.get(index % NUMBERS.size());
			Input.Live renumbered = new Input.Live(original.at(),
					ContainerMembers.of(original.updates()).numbered(number), original.peers());
			List<SequencedUpdate> expected = delivered(index, original);
			List<SequencedUpdate> found = delivered(index, renumbered);
			Check.that(found.equals(expected), "I-12: under seq %d %s is delivered of %s, not %s", number, found,
					original, expected);
		}
	}

	private boolean isCandidate(int index) {
		if (!(this.inputs.get(index) instanceof Input.Live live)) {
			return false;
		}
		ContainerMembers members = ContainerMembers.of(live.updates());
		return members.updates().size() > 1 && members.hasPositions();
	}

	private List<SequencedUpdate> delivered(int index, Input last) {
		AccountEngine engine = this.account.newEngine();
		this.inputs.subList(0, index).forEach(engine::step);
		return engine.step(last)
			.stream()
			.filter(Output.Deliver.class::isInstance)
			.flatMap((output) -> EngineStep.sequenced(((Output.Deliver) output).batch()))
			.filter((update) -> !update.box().equals(BoxId.SEQ))
			.toList();
	}

}
