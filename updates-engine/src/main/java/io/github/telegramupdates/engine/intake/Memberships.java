package io.github.telegramupdates.engine.intake;

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.EntityFacts;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.HasChats;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.channels.rpc.DeleteChannel;
import io.github.telegramupdates.tl.channels.rpc.JoinChannel;
import io.github.telegramupdates.tl.channels.rpc.LeaveChannel;
import io.github.telegramupdates.tl.messages.ChatInviteJoinResultOk;

/**
 * Which channels the account joined and left by its own calls. The answers need not say
 * so: their containers may be empty.
 */
final class Memberships {

	private Memberships() {
	}

	/**
	 * Channels that can be read from now on. To be entered before the updates of the
	 * answer, so that what was missed is fetched and not passed (T30).
	 */
	static Set<Long> begun(TlMethod<?> request, Object answer) {
		if (!(answer instanceof ChatInviteJoinResultOk joined)) {
			return Set.of();
		}
		Set<Long> channels = new LinkedHashSet<>();
		if (request instanceof JoinChannel) {
			addChannel(request, channels);
		}
		if (joined.updates() instanceof HasChats container) {
			container.chats().stream().filter(EntityFacts::isMember).map(ChatType::id).forEach(channels::add);
		}
		return channels;
	}

	/**
	 * Channels that need not be read any more. To be entered after the updates of
	 * the answer.
	 */
	static Set<Long> ended(TlMethod<?> request) {
		if (!(request instanceof LeaveChannel || request instanceof DeleteChannel)) {
			return Set.of();
		}
		Set<Long> channels = new LinkedHashSet<>();
		addChannel(request, channels);
		return channels;
	}

	private static void addChannel(TlMethod<?> request, Set<Long> channels) {
		BoxId box = RpcAnswers.boxOf(request);
		if (box != null && box.kind() == BoxId.Kind.CHANNEL) {
			channels.add(box.channelId());
		}
	}

}
