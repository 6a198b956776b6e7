package io.github.telegramupdates.simulator.server;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.LogEvent;
import io.github.telegramupdates.simulator.world.LoggedChange;
import io.github.telegramupdates.simulator.world.LoggedChange.BotStopped;
import io.github.telegramupdates.simulator.world.LoggedChange.ParticipantChanged;
import io.github.telegramupdates.simulator.world.LoggedChange.Reacted;
import io.github.telegramupdates.simulator.world.LoggedChange.Voted;
import io.github.telegramupdates.simulator.world.World;
import io.github.telegramupdates.tl.ChannelParticipant;
import io.github.telegramupdates.tl.ChatParticipant;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Reaction;
import io.github.telegramupdates.tl.ReactionEmoji;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotMessageReaction;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannelParticipant;
import io.github.telegramupdates.tl.UpdateChatParticipant;
import io.github.telegramupdates.tl.UpdateMessagePollVote;

/**
 * Events with a qts.
 */
final class BotEventRenderer {

	private final Mentions mentions;

	private final BusinessEventRenderer business;

	BotEventRenderer(World world, Mentions mentions) {
		this.mentions = mentions;
		this.business = new BusinessEventRenderer(world, mentions);
	}

	Update update(LogEvent event) {
		return update(event, event.position());
	}

	/**
	 * An event as a difference may bring it: messages of business connections without
	 * their position.
	 */
	Update withoutQts(LogEvent event) {
		boolean business = event.what() instanceof LoggedChange.BusinessMessage
				|| event.what() instanceof LoggedChange.BusinessDeleted;
		return update(event, business ? 0 : event.position());
	}

	private Update update(LogEvent event, int qts) {
		LoggedChange what = event.what();
		int date = (int) (event.millis() / 1000);
		this.mentions.add(what.chat());
		if (what instanceof BotStopped stopped) {
			return new UpdateBotStopped(stopped.chat().id(), date, stopped.stopped(), qts);
		}
		if (what instanceof ParticipantChanged changed) {
			this.mentions.addUser(changed.actorId());
			this.mentions.addUser(changed.userId());
			return (changed.chat().kind() == ChatKey.Kind.CHANNEL) ? member(changed, date, qts)
					: participant(changed, date, qts);
		}
		if (what instanceof Reacted reacted) {
			return reaction(reacted, date, qts);
		}
		if (what instanceof Voted voted) {
			byte[] option = String.valueOf(voted.option()).getBytes(StandardCharsets.US_ASCII);
			return new UpdateMessagePollVote(voted.pollId(), Peers.of(voted.chat()), List.of(option),
					List.of(voted.option()), qts);
		}
		return this.business.update(what, date, qts);
	}

	private static Update participant(ParticipantChanged changed, int date, int qts) {
		ChatParticipant participant = new ChatParticipant(changed.userId(), changed.actorId(), date, null);
		return new UpdateChatParticipant(changed.chat().id(), date, changed.actorId(), changed.userId(),
				changed.joined() ? null : participant, changed.joined() ? participant : null, null, qts);
	}

	private static Update member(ParticipantChanged changed, int date, int qts) {
		ChannelParticipant member = new ChannelParticipant(changed.userId(), date, null, null);
		return new UpdateChannelParticipant(false, changed.chat().id(), date, changed.actorId(), changed.userId(),
				changed.joined() ? null : member, changed.joined() ? member : null, null, qts);
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
