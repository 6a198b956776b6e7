package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import org.jspecify.annotations.Nullable;

/**
 * Asks where the server is in channels of which members come that may be of a new count
 * . The box of such a channel works on meanwhile, and what was to be fetched of it
 * still is.
 */
final class ChannelVerifications implements ChannelNeeds {

	/** Beyond this many, the next member of a channel is waited for. */
	private static final int MAX_SUSPECTED = 10_000;

	private final ChannelRecovery.Lookup lookup;

	private final ChannelFetches fetches;

	private final ChannelRecovery recovery;

	private final VerificationPace pace;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	ChannelVerifications(ChannelRecovery.Lookup lookup, ChannelFetches fetches, ChannelRecovery recovery,
			VerificationPace pace, Outbox outbox, Deadlines deadlines, Counters counters) {
		this.lookup = lookup;
		this.fetches = fetches;
		this.recovery = recovery;
		this.pace = pace;
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.counters = counters;
	}

	@Override
	public void fetch(Channel channel) {
		this.fetches.enqueue(channel);
	}

	@Override
	public boolean keepsBehind(Channel channel, @Nullable DeliveredUpdate update, int position, int count) {
		NewCount.Sign sign = NewCount.Sign.of(update, position, channel.box().position(),
				channel.lane().topMessageId());
		return sign != NewCount.Sign.NONE && suspect(channel, position, sign) && !isDeliveredStale(update)
				&& channel.newCount().keep(Pending.of(update, position, count), sign);
	}

	//
	private static boolean isDeliveredStale(@Nullable DeliveredUpdate update) {
		return update != null && update.update() instanceof UpdateReadChannelInbox;
	}

	/**
	 * A position was announced although it was passed.
	 */
	void announced(Channel channel, int position) {
		if (NewCount.isFarBehind(position, channel.box().position())) {
			suspect(channel, position, NewCount.Sign.FAR_BEHIND);
		}
	}

	@Override
	public void farAhead(Channel channel, int position) {
		suspect(channel, position, NewCount.Sign.FAR_BEHIND);
	}

	private boolean suspect(Channel channel, int position, NewCount.Sign sign) {
		if (channel.newCount().isSuspected()) {
			return true;
		}
		boolean tooSoon = sign != NewCount.Sign.NEW_MESSAGE && !this.pace.allows(channel.box().id());
		if (tooSoon || this.fetches.questions().waiting() >= MAX_SUSPECTED) {
			return false;
		}
		this.outbox.tell(new EngineEvent.Anomaly(channel.box().id(),
				"position " + position + " after " + channel.box().position()));
		channel.newCount().suspect(channel.box().position());
		channel.newCount().search().restart();
		askWhenAllowed(channel);
		return true;
	}

	private void askWhenAllowed(Channel channel) {
		long id = channel.id();
		if (this.pace.allows(channel.box().id())) {
			this.fetches.questions().ask(channel);
		}
		else {
			this.deadlines.at(this.pace.nextAt(channel.box().id()), () -> waited(id));
		}
	}

	private void waited(long channelId) {
		Channel channel = this.lookup.find(channelId);
		if (channel != null && channel.newCount().isSuspected() && !isAsked(channel)) {
			this.counters.count(Transition.RETRIED);
			askWhenAllowed(this.lookup.busy(channelId));
		}
	}

	private boolean isAsked(Channel channel) {
		return this.fetches.questions().isWaiting(channel) || this.fetches.questions().isInFlight(channel);
	}

	/**
	 * Takes the answer to a question.
	 * @return whether it was one
	 */
	boolean fetched(long fetchId, ChannelDifferenceType difference, ChannelPages.Foreign foreign) {
		Channel channel = this.fetches.questions().answered(fetchId);
		if (channel == null) {
			return false;
		}
		this.lookup.busy(channel.id());
		this.fetches.rate().answered();
		if (channel.lane().isInaccessible()) {
			channel.accessible();
		}
		ChannelPages.routeForeign(channel, difference, foreign);
		if (channel.newCount().isSuspected()) {
			answered(channel, difference);
		}
		this.recovery.serverAnswers(channel);
		return true;
	}

	private void answered(Channel channel, ChannelDifferenceType difference) {
		NewCount newCount = channel.newCount();
		PositionSearch.Finding finding = newCount.search().take(difference);
		if (finding instanceof PositionSearch.Found found) {
			judge(channel, found.pts(), found.topMessageId());
		}
		else if (finding instanceof PositionSearch.Passed passed && newCount.isRefutedFrom(passed.pts())) {
			judge(channel, passed.pts(), MessageIds.NONE);
		}
		else if (finding instanceof PositionSearch.Passed) {
			this.counters.count(Transition.PAGE);
			this.fetches.questions().goOn(channel);
		}
		else if (finding == PositionSearch.Nothing.STANDSTILL) {
			// the server does not get any farther
			judge(channel, newCount.search().pts(), MessageIds.NONE);
		}
		else {
			unanswered(channel, "NO_POSITION");
		}
	}

	private void judge(Channel channel, int told, int topMessageId) {
		switch (channel.newCount().judge(told)) {
			case NEW_COUNT -> {
				this.pace.confirmed(channel.box().id());
				countAnew(channel, told, topMessageId);
			}
			case ASK_AGAIN -> {
				channel.newCount().search().restart();
				askWhenAllowed(channel);
			}
			case FAR_AHEAD -> {
				refused(channel);
				channel.catchUp();
			}
			case REFUTED -> refused(channel);
		}
	}

	// a new count begins before the first member that was pushed in it
	private static void countAnew(Channel channel, int told, int topMessageId) {
		int start = channel.newCount().beginning(told);
		List<Pending<DeliveredUpdate>> members = channel.newCount().take(told);
		channel.rebase(start, topMessageId);
		members.forEach((member) -> channel.box().offer(member.payload(), member.position(), member.count()));
		channel.catchUp();
	}

	private void refused(Channel channel) {
		this.pace.refused(channel.box().id());
		channel.newCount().clear();
	}

	/**
	 * Takes the failure of a question.
	 * @return whether it was one
	 */
	boolean failed(long fetchId, FetchError error) {
		Channel channel = this.fetches.questions().answered(fetchId);
		if (channel == null) {
			return false;
		}
		this.lookup.busy(channel.id());
		switch (error.kind()) {
			case FATAL_AUTH -> this.recovery.unauthorized(error);
			case FLOOD, FROZEN -> this.fetches.refused(error);
			case GONE -> gone(channel, error);
			case BAD_PEER -> this.outbox.emit(new Output.ForgetPeer(channel.id()));
			case NO_ACCESS_HASH -> this.outbox.emit(new Output.ResolvePeer(channel.id()));
			default -> {
			}
		}
		if (channel.newCount().isSuspected()) {
			unanswered(channel, error.type());
		}
		return true;
	}

	private void gone(Channel channel, FetchError error) {
		this.pace.refused(channel.box().id());
		channel.newCount().clear();
		if (!channel.lane().isInaccessible()) {
			this.recovery.gone(channel, error);
		}
	}

	// asked again, later: what was pushed may be all that is ever heard of the new count
	private void unanswered(Channel channel, String reason) {
		BoxId box = channel.box().id();
		this.pace.refused(box);
		this.outbox
			.tell(new EngineEvent.FetchRetried(box, reason, Math.max(0, this.pace.nextAt(box) - this.deadlines.now())));
		askWhenAllowed(channel);
	}

}
