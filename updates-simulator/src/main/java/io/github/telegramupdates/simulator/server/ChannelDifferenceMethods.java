package io.github.telegramupdates.simulator.server;

import java.util.List;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.DifferencePage;
import io.github.telegramupdates.simulator.world.StoredChannel;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;

/**
 * {@code updates.getChannelDifference}.
 */
final class ChannelDifferenceMethods {

	private static final int POLL_SECONDS = 30;

	private ChannelDifferenceMethods() {
	}

	static void register(RequestHandlers handlers) {
		handlers.on(GetChannelDifference.class, ChannelDifferenceMethods::difference);
	}

	private static ChannelDifferenceType difference(Call call, GetChannelDifference request) {
		StoredChannel channel = call.peers().joined(request.channel());
		validate(request, channel);
		int limit = Math.min(request.limit(), call.server().options().channelPageSize());
		DifferencePage page = DifferencePage.of(channel.box(), request.pts(), limit);
		if (page.position() == request.pts()) {
			return new ChannelDifferenceEmpty(true, page.position(), POLL_SECONDS);
		}
		return answer(call, channel, page);
	}

	private static ChannelDifferenceType answer(Call call, StoredChannel channel, DifferencePage page) {
		Mentions mentions = new Mentions();
		mentions.add(ChatKey.channel(channel.id()));
		EventRenderer events = call.events(mentions);
		List<MessageType> messages = events.messages(page.created());
		List<Update> others = events.paged(channel.box(), page.others(), page.position());
		return new ChannelDifference(page.complete(), page.position(), page.complete() ? POLL_SECONDS : null, messages,
				others, mentions.chats(call.world(), call.entities()), mentions.users(call.world(), call.entities()));
	}

	private static void validate(GetChannelDifference request, StoredChannel channel) {
		if (request.pts() <= 0) {
			throw RpcError.badRequest("PERSISTENT_TIMESTAMP_EMPTY");
		}
		if (request.pts() > channel.box().log().position()) {
			throw RpcError.badRequest("PERSISTENT_TIMESTAMP_INVALID");
		}
		if (request.limit() <= 0) {
			throw RpcError.badRequest("LIMIT_INVALID");
		}
	}

}
