package io.github.telegramupdates.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LoggedChange.Deleted;

/**
 * Messages are deleted. Every box that loses some gets one event for each chat, which
 * takes as many positions as messages.
 *
 * @param actorId who deletes
 * @param uids the messages
 * @param everywhere whether the copies of other participants go too; always true in
 * channels
 */
public record Delete(long actorId, List<Long> uids, boolean everywhere) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		Map<Shelf, List<Place>> shelves = new LinkedHashMap<>();
		for (long uid : this.uids) {
			for (Place place : world.places(uid)) {
				StoredMessage message = place.box().message(place.id());
				if (message != null && isMeant(place)) {
					place.box().remove(place.id());
					world.displace(uid, place);
					shelves.computeIfAbsent(new Shelf(place.box(), message.chat()), (ignored) -> new ArrayList<>())
						.add(place);
				}
			}
		}
		shelves.forEach((shelf, places) -> log(changes, shelf.chat(), places));
	}

	private boolean isMeant(Place place) {
		RegisteredAccount owner = place.owner();
		return this.everywhere || owner == null || owner.id() == this.actorId;
	}

	private static void log(Changes changes, ChatKey chat, List<Place> places) {
		List<Integer> ids = places.stream().map(Place::id).sorted().toList();
		places.get(0).log(changes, ids.size(), new Deleted(chat, ids));
	}

	private record Shelf(MessageBox box, ChatKey chat) {
	}

}
