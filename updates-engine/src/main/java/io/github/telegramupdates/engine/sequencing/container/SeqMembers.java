package io.github.telegramupdates.engine.sequencing.container;

import java.util.List;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;

/**
 * The members of an ordered container that have no position of their own.
 *
 * @param updates the members, in order
 */
public record SeqMembers(List<SequencedUpdate> updates) {

	public static final SeqMembers NONE = new SeqMembers(List.of());

}
