package io.github.telegramupdates.engine.sequencing.channel;

import java.util.List;
import java.util.function.BiConsumer;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.box.BufferedMember;
import io.github.telegramupdates.engine.sequencing.box.CountReset;
import io.github.telegramupdates.engine.sequencing.box.MessageIds;
import io.github.telegramupdates.engine.sequencing.box.PositionSearch;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.VerificationRate;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import org.jspecify.annotations.Nullable;

/**
 * Asks where the server is in channels of which members come that may be of a new count
 * . The box of such a channel works on meanwhile, and what was to be fetched of it
 * still is.
 */
final class ChannelVerifications {

	private final BusyChannels busy;

	private final TouchedChannels touched;

	private final ChannelFetchQueue fetches;

	private final VerificationRate rate;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	private final SequencingSettings settings;

	ChannelVerifications(BusyChannels busy, TouchedChannels touched, ChannelFetchQueue fetches, VerificationRate rate,
			SequencingContext context) {
		this.busy = busy;
		this.touched = touched;
		this.fetches = fetches;
		this.rate = rate;
		this.outbox = context.outbox();
		this.deadlines = context.deadlines();
		this.counters = context.counters();
		this.settings = context.settings();
	}

	private ChannelVerificationQueue questions() {
		return this.fetches.questions();
	}

	/**
	 * A member came although its position was passed, which says something.
	 * @return whether it is kept
	 */
	boolean keepsBehind(Channel channel, @Nullable SequencedUpdate update, int position, int count,
			CountReset.Sign sign) {
		return suspect(channel, position, sign) && !isDeliveredStale(update)
				&& questions().countReset(channel).keep(BufferedMember.of(update, position, count), sign);
	}

	//
	private static boolean isDeliveredStale(@Nullable SequencedUpdate update) {
		return update != null && update.update() instanceof UpdateReadChannelInbox;
	}

	/**
	 * A position was announced although it was passed.
	 */
	void announced(Channel channel, int position) {
		if (CountReset.isFarBehind(position, channel.position(), this.settings)) {
			suspect(channel, position, CountReset.Sign.FAR_BEHIND);
		}
	}

	/**
	 * A position came that is too far ahead to wait for what lies between.
	 */
	void farAhead(Channel channel, int position) {
		suspect(channel, position, CountReset.Sign.FAR_BEHIND);
	}

	private boolean suspect(Channel channel, int position, CountReset.Sign sign) {
		if (questions().isSuspected(channel)) {
			return true;
		}
		boolean tooSoon = sign != CountReset.Sign.NEW_MESSAGE && !this.rate.allows(channel.boxId());
		// beyond that many, the next member of a channel is waited for
		if (tooSoon || questions().waiting() >= this.settings.verification().suspects()) {
			return false;
		}
		this.outbox
			.report(new EngineEvent.Anomaly(channel.boxId(), "position " + position + " after " + channel.position()));
		questions().suspect(channel);
		askWhenAllowed(channel);
		return true;
	}

	private void askWhenAllowed(Channel channel) {
		long id = channel.id();
		if (this.rate.allows(channel.boxId())) {
			questions().ask(channel);
		}
		else {
			this.deadlines.at(this.rate.nextAt(channel.boxId()), () -> waited(id));
		}
	}

	private void waited(long channelId) {
		Channel channel = this.busy.find(channelId);
		if (channel != null && questions().isSuspected(channel) && !isAsked(channel)) {
			this.counters.count(Transition.RETRIED);
			this.touched.add(channel);
			askWhenAllowed(channel);
		}
	}

	private boolean isAsked(Channel channel) {
		return questions().isWaiting(channel) || questions().isInFlight(channel);
	}

	/**
	 * A question was answered.
	 */
	void pageArrived(Channel channel, ChannelDifferenceType difference, BiConsumer<Update, Entities> foreign) {
		this.fetches.rate().answered();
		if (channel.isInaccessible()) {
			channel.accessible();
		}
		ChannelPages.routeForeign(channel.boxId(), difference, foreign);
		if (questions().isSuspected(channel)) {
			answered(channel, difference);
		}
		channel.serverAnswers();
	}

	private void answered(Channel channel, ChannelDifferenceType difference) {
		CountReset countReset = questions().countReset(channel);
		PositionSearch.Finding finding = countReset.search().take(difference);
		if (finding instanceof PositionSearch.Found found) {
			judge(channel, found.pts(), found.topMessageId());
		}
		else if (finding instanceof PositionSearch.Passed passed && countReset.isRefutedFrom(passed.pts())) {
			judge(channel, passed.pts(), MessageIds.NONE);
		}
		else if (finding instanceof PositionSearch.Passed) {
			this.counters.count(Transition.PAGE);
			questions().goOn(channel);
		}
		else if (finding == PositionSearch.Nothing.STANDSTILL) {
			// the server does not get any farther
			judge(channel, countReset.search().pts(), MessageIds.NONE);
		}
		else {
			unanswered(channel, "NO_POSITION");
		}
	}

	private void judge(Channel channel, int reported, int topMessageId) {
		CountReset countReset = questions().countReset(channel);
		switch (countReset.judge(reported)) {
			case NEW_COUNT -> {
				this.rate.confirmed(channel.boxId());
				// it begins before the first member that was pushed in it
				int start = countReset.beginning(reported);
				List<BufferedMember<SequencedUpdate>> members = countReset.take(reported);
				questions().acquit(channel);
				channel.onCountReset(start, topMessageId, members);
			}
			case ASK_AGAIN -> {
				countReset.search().restart();
				askWhenAllowed(channel);
			}
			case FAR_AHEAD -> {
				refused(channel);
				channel.catchUp();
			}
			case REFUTED -> refused(channel);
		}
	}

	private void refused(Channel channel) {
		this.rate.refused(channel.boxId());
		questions().acquit(channel);
	}

	/**
	 * Ends a question.
	 * @return of which channel, {@code null} if it is none
	 */
	@Nullable Channel answered(long fetchId) {
		Channel channel = questions().answered(fetchId);
		return (channel != null) ? this.touched.add(channel) : null;
	}

	/**
	 * A question failed.
	 * @return whose matter that is
	 */
	ChannelFetch.Failure failed(Channel channel, FetchError error) {
		switch (error.kind()) {
			case FATAL_AUTH -> {
				return ChannelFetch.Failure.UNAUTHORIZED;
			}
			case FLOOD, FROZEN -> this.fetches.refused(error);
			case GONE -> gone(channel, error);
			case BAD_PEER -> this.outbox.emit(new Output.ForgetPeer(channel.id()));
			case NO_ACCESS_HASH -> this.outbox.emit(new Output.ResolvePeer(channel.id()));
			default -> {
			}
		}
		if (questions().isSuspected(channel)) {
			unanswered(channel, error.type());
		}
		return ChannelFetch.Failure.OWN;
	}

	private void gone(Channel channel, FetchError error) {
		this.rate.refused(channel.boxId());
		questions().acquit(channel);
		if (!channel.isInaccessible()) {
			channel.gone(error);
		}
	}

	// asked again, later: what was pushed may be all that is ever received of the new
	// count
	private void unanswered(Channel channel, String reason) {
		BoxId box = channel.boxId();
		this.rate.refused(box);
		this.outbox.report(
				new EngineEvent.FetchRetried(box, reason, Math.max(0, this.rate.nextAt(box) - this.deadlines.now())));
		askWhenAllowed(channel);
	}

}
