package io.github.telegramupdates.engine.invariant;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChannelForbidden;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.HasChats;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceSlice;

/**
 * The channels that an account has left. A min channel does not say.
 */
final class LeftChannels {

	private LeftChannels() {
	}

	static Stream<Long> in(Input input) {
		if (input instanceof Input.Live live && live.updates() instanceof HasChats named) {
			return in(ContainerMembers.of(live.updates()).updates(), named.chats());
		}
		if (input instanceof Input.AccountFetched answer && answer.difference() instanceof Difference last) {
			return in(last.otherUpdates(), last.chats());
		}
		return (input instanceof Input.AccountFetched answer && answer.difference() instanceof DifferenceSlice slice)
				? in(slice.otherUpdates(), slice.chats()) : Stream.empty();
	}

	private static Stream<Long> in(List<Update> updates, List<ChatType> chats) {
		return updates.stream()
			.filter(UpdateChannel.class::isInstance)
			.map((update) -> ((UpdateChannel) update).channelId())
			.filter((id) -> chats.stream().anyMatch((chat) -> chat.id() == id && isGone(chat)));
	}

	private static boolean isGone(ChatType chat) {
		return chat instanceof ChannelForbidden
				|| (chat instanceof Channel channel && channel.left() && !channel.min());
	}

}
