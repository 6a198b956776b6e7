package io.github.telegramupdates.spring;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePtsChanged;

/**
 * Batches and updates for tests.
 */
public final class Batches {

	/** The account of all batches. */
	public static final long USER = 7;

	/** The change of a batch that moves the position. */
	public static final StateChange CHANGE = new AccountChange(USER, 1, AccountState.of(1, 0, 0, 0), 0,
			AccountState.of(2, 0, 0, 0), List.of(), List.of());

	private Batches() {
	}

	public static UpdateNewMessage newMessage(int id) {
		return new UpdateNewMessage(new MessageEmpty(id, null), id, 1);
	}

	public static UpdateDeleteMessages deleteMessages(int id) {
		return new UpdateDeleteMessages(List.of(id), id, 1);
	}

	public static Update withoutPosition() {
		return new UpdatePtsChanged();
	}

	public static Batch ofAccount(Update... updates) {
		return new Batch(1, USER, Lane.ACCOUNT, delivered(updates), CHANGE);
	}

	public static Batch ephemeral(Update... updates) {
		return new Batch(1, USER, Lane.EPHEMERAL, delivered(updates), null);
	}

	private static List<SequencedUpdate> delivered(Update... updates) {
		return Stream.of(updates)
			.map((update) -> new SequencedUpdate(update, BoxId.COMMON, 5, 1, Source.DIFFERENCE, Freshness.CURRENT,
					Entities.NONE))
			.toList();
	}

}
