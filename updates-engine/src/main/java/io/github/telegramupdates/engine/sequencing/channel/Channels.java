package io.github.telegramupdates.engine.sequencing.channel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.box.Box;
import io.github.telegramupdates.engine.sequencing.container.MembershipLoss;
import io.github.telegramupdates.engine.sequencing.container.Position;
import io.github.telegramupdates.engine.sequencing.fetch.DifferenceFailureReports;
import io.github.telegramupdates.engine.sequencing.fetch.FailingDifference;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.sequencing.fetch.VerificationRate;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import org.jspecify.annotations.Nullable;

/**
 * The channels of an account: routes what happened to each of them.
 */
public final class Channels {

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final SequencingSettings settings;

	private final BusyChannels busy = new BusyChannels();

	private final TouchedChannels touched = new TouchedChannels(this.busy);

	private final ChannelIntents intents = new ChannelIntents(this.busy, this.touched);

	private final ChannelFetchQueue fetches;

	private final ChannelVerifications verifications;

	private final ChannelRegistry registry;

	private final Set<Long> opened = new LinkedHashSet<>();

	private long nextDifferenceAt = Long.MIN_VALUE;

	/**
	 * Creates channels of which nothing is loaded yet.
	 * @param ownerEpoch the claim under which their positions are written
	 */
	public Channels(SequencingContext sequencing, long ownerEpoch, VerificationRate rate) {
		this.outbox = sequencing.outbox();
		this.deadlines = sequencing.deadlines();
		this.settings = sequencing.settings();
		this.fetches = new ChannelFetchQueue(sequencing, rate, this.touched);
		this.verifications = new ChannelVerifications(this.busy, this.touched, this.fetches, rate, sequencing);
		ChannelContext context = new ChannelContext(sequencing, this.fetches, this.touched,
				new ChannelPages(sequencing), this.verifications);
		this.registry = new ChannelRegistry(this.busy, context, ownerEpoch);
	}

	public void load(Input.StoredChannel channel) {
		this.registry.put(channel);
		if (channel.state().needsFetch()) {
			this.registry.busy(channel.channelId()).catchUp();
		}
	}

	/** Takes over an intent that was not carried out before the restart. */
	public void load(FetchIntent intent) {
		this.intents.loaded(intent);
		this.registry.busy(intent.channelId()).intended(intent);
	}

	/**
	 * The account takes its first position. The server never named to it a channel that
	 * has one already, so each of them may miss something.
	 */
	public void catchUp() {
		this.registry.withPosition()
			.stream()
			.map(this.registry::busy)
			.filter((channel) -> !channel.isInaccessible())
			.forEach(Channel::catchUp);
	}

	public BoxState state(long channelId) {
		return this.registry.state(channelId);
	}

	/** How channels are doing, at most so many; those that miss something first. */
	public List<BoxStatus> statuses(int limit) {
		return this.registry.statuses(limit);
	}

	/** How many have a position. */
	public int size() {
		return this.registry.size();
	}

	/**
	 * Adds the boxes of channels in which something is buffered.
	 */
	public void addBuffering(List<Box<?>> boxes) {
		this.busy.forEach((channel) -> channel.addBuffering(boxes));
	}

	/**
	 * Makes the intents to fetch them that a batch of the account has to store.
	 */
	public List<FetchIntent> newIntents(long accountBatchId) {
		return this.intents.takeUnsaved(accountBatchId);
	}

	/** A batch of the account was committed. */
	public void accountCommitted(long batchId) {
		this.intents.accountCommitted(batchId);
	}

	/** Starts to fetch channels: the account has been fetched first. */
	public void open() {
		this.fetches.open();
	}

	/** Whether a number cannot be that of a channel, which is reported. */
	private boolean isImpossible(long channelId) {
		if (channelId <= Position.NO_CHANNEL) {
			this.outbox.report(new EngineEvent.Anomaly(BoxId.channel(channelId), "there is no such channel"));
			return true;
		}
		return false;
	}

	/** Takes a pushed update of a channel. */
	public void live(SequencedUpdate update) {
		Position position = Position.of(update);
		// 1.2: of a message that names no channel the next update of it shows the gap
		if (isImpossible(position.box().channelId())) {
			return;
		}
		Channel channel = this.registry.busy(update.box());
		if (position.isUnsequenced()) {
			//
			channel.deliver(position.unsequenced().live(update.update(), update.entities()));
		}
		else if (!position.isValid()) {
			this.outbox.report(new EngineEvent.Anomaly(position.box(), "invalid " + position));
			channel.markDirty();
		}
		else {
			channel.live(update);
		}
	}

	public void affected(long channelId, int pts, int count) {
		if (count >= 0 && count <= pts && !isImpossible(channelId)) {
			this.registry.busy(channelId).affected(pts, count);
		}
	}

	/** Delivers a member without a position in the lane of a channel. */
	public void deliver(long channelId, SequencedUpdate update) {
		this.registry.busy(channelId).deliver(update);
	}

	/** The server says that a channel has to be fetched. */
	public void tooLong(long channelId, @Nullable Integer announced) {
		if (isImpossible(channelId)) {
			return;
		}
		Channel channel = this.registry.busy(channelId);
		if (announced != null && announced > 0) {
			channel.announced(announced);
		}
		else {
			channel.catchUp();
		}
	}

	/**
	 * Something of a channel was dropped before it came here.
	 * @param start where it begins, {@link Input.MissedChannel#UNKNOWN} if that is not
	 * known
	 */
	public void missed(long channelId, int start) {
		if (isImpossible(channelId)) {
			return;
		}
		Channel channel = this.registry.busy(channelId);
		if (start != Input.MissedChannel.UNKNOWN) {
			channel.missed(start);
		}
		else {
			channel.catchUp();
		}
	}

	/** Takes over what an earlier engine learnt. */
	public void restore(ServerLimits limits) {
		this.fetches.restore(limits);
	}

	/** Adds what was learnt to what is known of the account. */
	public ServerLimits addTo(Map<FetchMethod, MethodRest> rests, List<FailingDifference> failing) {
		return this.fetches.rate().addTo(rests, failing);
	}

	/** A call of an earlier engine was refused. */
	public void refused(FetchError error) {
		this.fetches.refused(error);
	}

	/** Which of them cannot be fetched. */
	public DifferenceFailureReports failures() {
		return this.fetches.failures();
	}

	/**
	 * Until when nothing is asked for because the server wants that, in monotonic
	 * milliseconds.
	 */
	public long waitsUntil() {
		return this.fetches.waitsUntil();
	}

	/** The account has been fetched: what failed for an earlier engine may be over. */
	public void settleInherited() {
		this.fetches.settleInherited();
	}

	/**
	 * An answer mentioned the position of a channel: a reason to fetch if the updates do
	 * not come by themselves.
	 */
	public void hint(long channelId, int pts) {
		if (pts > 0 && !isImpossible(channelId)) {
			this.registry.busy(channelId).mentioned(pts);
		}
	}

	/** The account's relation to a channel changed; what came along says how. */
	public void changed(long channelId, Entities entities) {
		if (MembershipLoss.isShown(channelId, entities)) {
			left(channelId);
		}
		else {
			peerKnown(channelId);
		}
	}

	/**
	 * The account takes no part in a channel any more. Like a channel that became
	 * inaccessible, but nobody has to be notified.
	 */
	public void left(long channelId) {
		if (this.registry.isKnown(channelId) && !this.opened.contains(channelId)) {
			this.registry.busy(channelId).left();
		}
	}

	/** A channel may be readable again. */
	public void peerKnown(long channelId) {
		Channel channel = this.registry.find(channelId);
		if (channel != null) {
			channel.peerKnown();
		}
		else if (this.registry.state(channelId) == BoxState.INACCESSIBLE) {
			this.registry.busy(channelId).accessible();
		}
	}

	/** A request was answered. */
	public void pageArrived(long fetchId, ChannelDifferenceType difference) {
		Channel asked = this.verifications.answered(fetchId);
		if (asked != null) {
			this.verifications.pageArrived(asked, difference, this::route);
			return;
		}
		Channel channel = this.fetches.answered(fetchId);
		if (channel != null) {
			this.registry.touch(channel);
			this.fetches.answered(channel);
			channel.pageArrived(difference, this::route);
		}
	}

	/**
	 * A request failed.
	 * @return whose matter that is
	 */
	public ChannelFetch.Failure fetchFailed(long fetchId, FetchError error) {
		Channel asked = this.verifications.answered(fetchId);
		if (asked != null) {
			return this.verifications.failed(asked, error);
		}
		Channel channel = this.fetches.answered(fetchId);
		ChannelFetch.Failure failure = (channel != null) ? this.registry.touch(channel).fetchFailed(error)
				: ChannelFetch.Failure.OWN;
		return (failure != ChannelFetch.Failure.PEER_MISSING || isDifferenceDue()) ? failure : ChannelFetch.Failure.OWN;
	}

	// one for all channels that wait
	private boolean isDifferenceDue() {
		boolean due = this.deadlines.now() >= this.nextDifferenceAt;
		if (due) {
			this.nextDifferenceAt = this.deadlines.now() + this.settings.channels().peerMillis();
		}
		return due;
	}

	/**
	 * The application shows a channel: it is fetched first, and polled. The one
	 * that was opened longest ago makes room if there are too many.
	 */
	public void opened(long channelId) {
		if (this.settings.openedChannels() == 0 || isImpossible(channelId)) {
			return;
		}
		this.registry.busy(channelId).opened();
		this.opened.remove(channelId);
		this.opened.add(channelId);
		if (this.opened.size() > this.settings.openedChannels()) {
			closed(this.opened.iterator().next());
		}
	}

	/** The application no longer shows a channel. */
	public void closed(long channelId) {
		this.opened.remove(channelId);
		Channel channel = this.registry.find(channelId);
		if (channel != null) {
			this.registry.touch(channel).closed();
		}
	}

	private void route(Update update, Entities entities) {
		if (update instanceof UpdateChannelTooLong tooLong) {
			tooLong(tooLong.channelId(), tooLong.pts());
			return;
		}
		Position position = Position.of(update);
		if (position.isChannel()) {
			live(position.live(update, entities));
		}
		else {
			this.outbox.report(new EngineEvent.Anomaly(BoxId.COMMON,
					"member of the account in a channel difference: " + update.getClass().getSimpleName()));
		}
	}

	public void committed(long channelId, long batchId) {
		Channel channel = this.registry.find(channelId);
		if (channel != null) {
			channel.committed(batchId);
		}
	}

	/** Emits batches. */
	public void flush() {
		this.touched.flush();
	}

	/**
	 * Ends the step: emits requests, which depend on how full the lanes are now, and lets
	 * idle channels go.
	 */
	public void endStep() {
		this.fetches.pump();
		this.touched.release(this.fetches);
	}

}
