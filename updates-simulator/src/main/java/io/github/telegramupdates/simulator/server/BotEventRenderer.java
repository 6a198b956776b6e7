package io.github.telegramupdates.simulator.server;

import java.util.List;

import io.github.telegramupdates.simulator.world.Happening;
import io.github.telegramupdates.simulator.world.Happening.BotStopped;
import io.github.telegramupdates.simulator.world.Happening.ParticipantChanged;
import io.github.telegramupdates.simulator.world.Happening.Reacted;
import io.github.telegramupdates.simulator.world.LogEvent;
import io.github.telegramupdates.tl.ChatParticipant;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Reaction;
import io.github.telegramupdates.tl.ReactionEmoji;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotMessageReaction;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChatParticipant;

/**
 * Events with a qts.
 */
final class BotEventRenderer {

	private final Mentions mentions;

	BotEventRenderer(Mentions mentions) {
		this.mentions = mentions;
	}

	Update update(LogEvent event) {
		Happening what = event.what();
		int date = (int) (event.millis() / 1000);
		this.mentions.add(what.chat());
		if (what instanceof BotStopped stopped) {
			return new UpdateBotStopped(stopped.chat().id(), date, stopped.stopped(), event.position());
		}
		if (what instanceof ParticipantChanged changed) {
			return participant(changed, date, event.position());
		}
		if (what instanceof Reacted reacted) {
			return reaction(reacted, date, event.position());
		}
		throw new IllegalStateException("Not an event of the qts box: " + event);
	}

	private Update participant(ParticipantChanged changed, int date, int qts) {
		this.mentions.addUser(changed.actorId());
		this.mentions.addUser(changed.userId());
		ChatParticipant participant = new ChatParticipant(changed.userId(), changed.actorId(), date, null);
		return new UpdateChatParticipant(changed.chat().id(), date, changed.actorId(), changed.userId(),
				changed.joined() ? null : participant, changed.joined() ? participant : null, null, qts);
	}

	private Update reaction(Reacted reacted, int date, int qts) {
		this.mentions.addUser(reacted.userId());
		return new UpdateBotMessageReaction(Peers.of(reacted.chat()), reacted.id(), date,
				new PeerUser(reacted.userId()), reactions(reacted.before()), reactions(reacted.after()), qts);
	}

	private static List<Reaction> reactions(List<String> emoticons) {
		return emoticons.stream().<Reaction>map(ReactionEmoji::new).toList();
	}

}
