package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.DifferencePage;
import io.github.telegramupdates.simulator.world.EventLog;
import io.github.telegramupdates.simulator.world.LogEvent;
import io.github.telegramupdates.simulator.world.PressedButton;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.jspecify.annotations.Nullable;

/**
 * {@code updates.getState} and {@code updates.getDifference}.
 */
final class AccountDifferenceMethods {

	/** How long somebody waits who pressed a button. */
	private static final int PATIENCE_SECONDS = 60;

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

	static State state(Call call) {
		RegisteredAccount account = call.account();
		Replica replica = call.session().replica();
		int pts = Math.max(1, account.box().log().position() - replica.ptsBehind());
		int qts = Math.max(0, account.qts().position() - replica.qtsBehind());
		return new State(pts, qts, call.server().date(), account.seq(), 0);
	}

	private DifferenceType difference() {
		validate();
		RegisteredAccount account = this.call.account();
		EventLog log = account.box().log();
		int reachable = reachable(log);
		if (this.request.pts() < reachable) {
			return new DifferenceTooLong(reachable);
		}
		int behind = this.call.session().replica().eventsBehind(this.request.methodName());
		DifferencePage page = DifferencePage.of(account.box(), this.request.pts(), limit(this.request.ptsLimit()),
				log.positionBehind(behind));
		int lastQts = account.qts().positionBehind(behind);
		// Nothing notifies a client that events for bots are gone: they are left out
		int fromQts = Math.max(this.request.qts(), account.qts().retainedFrom());
		List<LogEvent> botEvents = account.qts().between(fromQts, lastQts, limit(this.request.qtsLimit()));
		int qts = botEvents.isEmpty() ? fromQts : botEvents.get(botEvents.size() - 1).position();
		boolean complete = page.complete() && qts >= lastQts;
		List<Update> channels = complete ? channelsBehind() : List.of();
		List<PressedButton> buttons = complete ? buttonsPressed() : List.of();
		boolean nothing = page.position() == this.request.pts() && qts == this.request.qts();
		if (complete && nothing && channels.isEmpty() && buttons.isEmpty()) {
			return new DifferenceEmpty(this.call.server().date(), account.seq());
		}
		return answer(page, botEvents, channels, new Reached(page.position(), qts, complete, buttons));
	}

	/**
	 * The lowest position that differences reach: what the server kept, and what the
	 * client is willing to receive.
	 */
	private int reachable(EventLog log) {
		Integer total = this.request.ptsTotalLimit();
		boolean tooMuch = total != null && (long) this.request.pts() + total < log.position();
		int wanted = (total != null && tooMuch) ? log.boundaryFrom(log.position() - total) : 0;
		return Math.max(log.retainedFrom(), wanted);
	}

	private DifferenceType answer(DifferencePage page, List<LogEvent> botEvents, List<Update> channels,
			Reached reached) {
		Mentions mentions = new Mentions();
		EventRenderer events = this.call.events(mentions);
		BotEventRenderer bots = new BotEventRenderer(this.call.world(), mentions);
		List<MessageType> messages = events.messages(page.created());
		List<Update> others = new ArrayList<>(events.paged(this.call.account().box(), page.others(), reached.pts()));
		boolean bare = this.call.server().options().has(Habit.BUSINESS_WITHOUT_QTS);
		botEvents.forEach((event) -> others.add(bare ? bots.withoutQts(event) : bots.update(event)));
		reached.buttons().forEach((button) -> others.add(NoticeRenderer.query(button, mentions)));
		others.addAll(channels);
		channels.forEach((update) -> mentions.add(ChatKey.channel(((UpdateChannelTooLong) update).channelId())));
		var chats = mentions.chats(this.call.world(), this.call.fetchedEntities());
		var users = mentions.users(this.call.world(), this.call.fetchedEntities());
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
			RegisteredChannel channel = this.call.world().channel(channelId);
			boolean visible = channel != null && channel.isVisibleTo(this.call.account().id());
			EventLog log = (channel != null && visible) ? channel.box().log() : null;
			if (log != null && log.hasEventsSince(this.request.date())) {
				updates.add(new UpdateChannelTooLong(channelId, log.position()));
			}
		}
		return updates;
	}

	/**
	 * The buttons that were pressed since the client's date, as long as somebody waits.
	 */
	private List<PressedButton> buttonsPressed() {
		int since = Math.max(this.request.date(), this.call.server().date() - PATIENCE_SECONDS);
		return this.call.account().pressedSince(since);
	}

	private void validate() {
		if (this.request.pts() <= 0) {
			throw RpcError.badRequest("PERSISTENT_TIMESTAMP_EMPTY");
		}
		if (this.request.pts() > this.call.account().box().log().position()) {
			throw RpcError.badRequest("PERSISTENT_TIMESTAMP_INVALID");
		}
		if (this.request.qts() < 0 || this.request.qts() > this.call.account().qts().position()) {
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

	private record Reached(int pts, int qts, boolean complete, List<PressedButton> buttons) {
	}

}
