package io.github.telegramupdates.simulator.world;

import java.util.List;
import java.util.Objects;

import io.github.telegramupdates.simulator.world.LoggedChange.Reacted;
import org.jspecify.annotations.Nullable;

/**
 * A user changes the reaction to a message. Bots learn of it by an event in their qts
 * box: those that have a copy of the message, and those that administer its channel.
 *
 * @param userId the user
 * @param uid the message
 * @param emoticon the reaction from now on, empty for none
 */
public record React(long userId, long uid, String emoticon) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		String after = this.emoticon.isEmpty() ? null : this.emoticon;
		String before = world.react(this.uid, this.userId, after);
		if (Objects.equals(before, after)) {
			return;
		}
		for (Place place : world.places(this.uid)) {
			StoredMessage message = place.box().message(place.id());
			if (message == null) {
				continue;
			}
			Reacted reacted = new Reacted(message.chat(), message.id(), this.userId, list(before), list(after));
			world.accounts().stream().filter((bot) -> watches(bot, place)).forEach((bot) -> changes.qts(bot, reacted));
		}
	}

	private boolean watches(RegisteredAccount bot, Place place) {
		if (!bot.isBot() || bot.id() == this.userId) {
			return false;
		}
		RegisteredChannel channel = place.channel();
		return (channel != null) ? channel.isAdministeredBy(bot.id()) : place.owner() == bot;
	}

	private static List<String> list(@Nullable String emoticon) {
		return (emoticon != null) ? List.of(emoticon) : List.of();
	}

}
