package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Account;
import io.github.telegramupdates.simulator.world.DifferencePage;
import io.github.telegramupdates.simulator.world.EventLog;
import io.github.telegramupdates.simulator.world.LogEvent;
import io.github.telegramupdates.simulator.world.StoredChannel;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.jspecify.annotations.Nullable;

/**
 * {@code updates.getState} and {@code updates.getDifference}.
 */
final class AccountDifferenceMethods {

	private final Call call;

	private final GetDifference request;

	private AccountDifferenceMethods(Call call, GetDifference request) {
		this.call = call;
		this.request = request;
	}

	static void register(RequestHandlers handlers) {
		handlers.on(GetState.class, (call, request) -> state(call));
		handlers.on(GetDifference.class, (call, request) -> new AccountDifferenceMethods(call, request).difference());
	}

	private static State state(Call call) {
		Account account = call.account();
		return new State(account.box().log().position(), account.qts().position(), call.server().date(), account.seq(),
				0);
	}

	private DifferenceType difference() {
		validate();
		Account account = this.call.account();
		DifferencePage page = DifferencePage.of(account.box(), this.request.pts(), limit(this.request.ptsLimit()));
		List<LogEvent> botEvents = account.qts().after(this.request.qts(), limit(this.request.qtsLimit()));
		int qts = botEvents.isEmpty() ? this.request.qts() : botEvents.get(botEvents.size() - 1).position();
		boolean complete = page.complete() && qts >= account.qts().position();
		List<Update> channels = complete ? channelsBehind() : List.of();
		if (complete && page.position() == this.request.pts() && botEvents.isEmpty() && channels.isEmpty()) {
			return new DifferenceEmpty(this.call.server().date(), account.seq());
		}
		return answer(page, botEvents, channels, new Reached(page.position(), qts, complete));
	}

	private DifferenceType answer(DifferencePage page, List<LogEvent> botEvents, List<Update> channels,
			Reached reached) {
		Mentions mentions = new Mentions();
		EventRenderer events = this.call.events(mentions);
		BotEventRenderer bots = new BotEventRenderer(mentions);
		List<MessageType> messages = events.messages(page.created());
		List<Update> others = new ArrayList<>(events.paged(this.call.account().box(), page.others(), reached.pts()));
		botEvents.forEach((event) -> others.add(bots.update(event)));
		others.addAll(channels);
		channels.forEach((update) -> mentions.add(ChatKey.channel(((UpdateChannelTooLong) update).channelId())));
		var chats = mentions.chats(this.call.world(), this.call.entities());
		var users = mentions.users(this.call.world(), this.call.entities());
		if (reached.complete()) {
			return new Difference(messages, List.of(), others, chats, users, state(reached, this.call.server().date()));
		}
		// The channels come with the last page, so until then the date must not move
		int date = Math.min(this.request.date(), this.call.server().date());
		return new DifferenceSlice(messages, List.of(), others, chats, users, state(reached, date));
	}

	private State state(Reached reached, int date) {
		return new State(reached.pts(), reached.qts(), date, this.call.account().seq(), 0);
	}

	/**
	 * The channels that had events since the client's date. Its second counts in full, as
	 * the client may have seen only part of it.
	 */
	private List<Update> channelsBehind() {
		List<Update> updates = new ArrayList<>();
		for (long channelId : this.call.account().channels()) {
			StoredChannel channel = this.call.world().channel(channelId);
			EventLog log = (channel != null) ? channel.box().log() : null;
			if (log != null && log.hasEventsSince(this.request.date())) {
				updates.add(new UpdateChannelTooLong(channelId, log.position()));
			}
		}
		return updates;
	}

	private void validate() {
		if (this.request.pts() <= 0) {
			throw RpcError.badRequest("PERSISTENT_TIMESTAMP_EMPTY");
		}
		if (this.request.pts() > this.call.account().box().log().position()) {
			throw RpcError.badRequest("PERSISTENT_TIMESTAMP_INVALID");
		}
		if (this.request.date() <= 0) {
			throw RpcError.badRequest("DATE_EMPTY");
		}
	}

	private int limit(@Nullable Integer requested) {
		int pageSize = this.call.server().options().differencePageSize();
		return (requested != null) ? Math.max(0, Math.min(requested, pageSize)) : pageSize;
	}

	private record Reached(int pts, int qts, boolean complete) {
	}

}
