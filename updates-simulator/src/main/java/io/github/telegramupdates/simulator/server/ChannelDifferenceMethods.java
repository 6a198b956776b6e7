package io.github.telegramupdates.simulator.server;

import java.util.List;

import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.DifferencePage;
import io.github.telegramupdates.simulator.world.EventLog;
import io.github.telegramupdates.simulator.world.LogEvent;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
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
		RegisteredChannel channel = call.peers().joined(request.channel());
		EventLog log = channel.box().log();
		validate(request, channel);
		if (isTooLong(call, request, log)) {
			return tooLong(call, channel, limit(call, request));
		}
		int end = log.positionBehind(call.session().replica().eventsBehind(request.methodName()));
		if (end <= request.pts()) {
			// A replica that lags answers with a position before the client's
			return new ChannelDifferenceEmpty(true, end, POLL_SECONDS);
		}
		DifferencePage page = DifferencePage.of(channel.box(), request.pts(), limit(call, request), end);
		if (page.complete()
				&& log.between(request.pts(), end, Integer.MAX_VALUE).stream().allMatch(LogEvent::isSilent)) {
			return new ChannelDifferenceEmpty(true, page.position(), POLL_SECONDS);
		}
		return answer(call, channel, ChannelFilter.of(request.filter()).apply(page));
	}

	private static int limit(Call call, GetChannelDifference request) {
		return Math.min(request.limit(), call.server().options().channelPageSize());
	}

	private static boolean isTooLong(Call call, GetChannelDifference request, EventLog log) {
		boolean strict = call.server().options().has(Habit.TOO_LONG_BEYOND_LIMIT);
		return request.pts() < log.retainedFrom() || (strict && log.position() - request.pts() > request.limit());
	}

	/**
	 * The state of the dialog and its latest messages, newest first: what happened in
	 * between has to be found in another way.
	 */
	private static ChannelDifferenceType tooLong(Call call, RegisteredChannel channel, int limit) {
		Mentions mentions = new Mentions();
		Dialog dialog = new DialogRenderer(call, mentions).dialog(ChatKey.channel(channel.id()),
				call.session().replica().omitsDialogPts() ? null : channel.box().log().position());
		List<StoredMessage> latest = channel.box().latest(ChatKey.channel(channel.id()), limit);
		List<MessageType> messages = call.events(mentions).messages(latest);
		return new ChannelDifferenceTooLong(true, POLL_SECONDS, dialog, messages,
				mentions.chats(call.world(), call.fetchedEntities()),
				mentions.users(call.world(), call.fetchedEntities()));
	}

	private static ChannelDifferenceType answer(Call call, RegisteredChannel channel, DifferencePage page) {
		Mentions mentions = new Mentions();
		mentions.add(ChatKey.channel(channel.id()));
		EventRenderer events = call.events(mentions);
		List<MessageType> messages = events.messages(page.created());
		List<Update> others = events.paged(channel.box(), page.others(), page.position());
		return new ChannelDifference(page.complete(), page.position(), page.complete() ? POLL_SECONDS : null, messages,
				others, mentions.chats(call.world(), call.fetchedEntities()),
				mentions.users(call.world(), call.fetchedEntities()));
	}

	private static void validate(GetChannelDifference request, RegisteredChannel channel) {
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
