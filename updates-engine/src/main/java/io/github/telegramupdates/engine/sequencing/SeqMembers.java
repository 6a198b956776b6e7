package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.DeliveredUpdate;

/**
 * The members of an ordered container that have no position of their own.
 *
 * @param updates the members, in order
 */
record SeqMembers(List<DeliveredUpdate> updates) {

	static final SeqMembers NONE = new SeqMembers(List.of());

}
