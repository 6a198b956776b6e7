package io.github.telegramupdates.engine.intake;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.sequencing.container.ImmediateUpdates;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * A container that came before the state of its account is loaded, in two parts.
 *
 * @param immediate what needs no state and is delivered at once
 * @param rest the container without it
 */
record EarlyUpdates(List<SequencedUpdate> immediate, UpdatesType rest) {

	static EarlyUpdates of(UpdatesType container) {
		if (container instanceof Updates plain && hasImmediate(plain.updates())) {
			return new EarlyUpdates(immediate(plain.updates(), new Entities(plain.users(), plain.chats())),
					new Updates(others(plain.updates()), plain.users(), plain.chats(), plain.date(), plain.seq()));
		}
		if (container instanceof UpdatesCombined combined && hasImmediate(combined.updates())) {
			return new EarlyUpdates(immediate(combined.updates(), new Entities(combined.users(), combined.chats())),
					new UpdatesCombined(others(combined.updates()), combined.users(), combined.chats(), combined.date(),
							combined.seqStart(), combined.seq()));
		}
		if (container instanceof UpdateShort single && ImmediateUpdates.include(single.update())) {
			return new EarlyUpdates(immediate(List.of(single.update()), Entities.NONE),
					new Updates(List.of(), List.of(), List.of(), single.date(), 0));
		}
		return new EarlyUpdates(List.of(), container);
	}

	private static boolean hasImmediate(List<Update> updates) {
		return updates.stream().anyMatch(ImmediateUpdates::include);
	}

	private static List<SequencedUpdate> immediate(List<Update> updates, Entities entities) {
		return updates.stream()
			.filter(ImmediateUpdates::include)
			.map((update) -> new SequencedUpdate(update, BoxId.NONE, 0, 0, Source.LIVE, Freshness.CURRENT, entities))
			.toList();
	}

	private static List<Update> others(List<Update> updates) {
		return updates.stream().filter((update) -> !ImmediateUpdates.include(update)).toList();
	}

}
