package io.github.telegramupdates.engine.invariant;

import java.util.HashMap;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;

/**
 * I-6: as long as something is missing in a box, its fetch is under way, or the commit of
 * its lane is awaited, or the timer goes off by the time at which the box has to be seen
 * to. That time is what the engine promised with its last failure, or the end of the wait
 * for a gap.
 */
final class Liveness implements Invariant {

	private static final long GAP_MILLIS = 500;

	private static final long PEER_MILLIS = 60_000;

	private static final long PROBE_MILLIS = 15 * 60_000;

	/** How soon the next request may be sent, when there were many. */
	private static final long TOKEN_MILLIS = 50;

	/** The gaps that are open, and until when each may be waited for. */
	private final Map<BoxId, Long> gaps = new HashMap<>();

	private final Map<Lane, Long> due = new HashMap<>();

	private final Map<Long, Lane> fetching = new HashMap<>();

	private MethodRest channelsRest = MethodRest.NONE;

	private long floodUntil;

	@Override
	public void check(EngineStep step, PendingWork pending) {
		expectAnswered(step);
		step.outputs().forEach((output) -> expect(output, step.now()));
		Check.that(this.gaps.size() == step.after().openGaps(), "%d gaps, and not %d: %s", this.gaps.size(),
				step.after().openGaps(), step);
		// the answer to a channel that was left meanwhile ends no wait
		this.gaps.forEach((box, waited) -> checkLane(laneOf(box), waited, step, pending));
		if (!step.after().idle()) {
			checkLane(Lane.ACCOUNT, 0, step, pending);
		}
	}

	private void expectAnswered(EngineStep step) {
		Input input = step.input();
		if (input instanceof Input.AccountFetched || input instanceof Input.StateFetched) {
			// the answer to whether the server has reset its count ends no wait
			this.due.merge(Lane.ACCOUNT, step.now() + GAP_MILLIS, Math::max);
		}
		else if (input instanceof Input.ChannelFetched answer) {
			this.channelsRest = this.channelsRest.answered();
			this.due.merge(this.fetching.getOrDefault(answer.fetchId(), Lane.EPHEMERAL), step.now() + GAP_MILLIS,
					Math::max);
		}
		else if (input instanceof Input.FetchFailed failure) {
			Lane lane = this.fetching.getOrDefault(failure.fetchId(), Lane.EPHEMERAL);
			boolean replica = failure.error().kind() == FetchError.Kind.REPLICA;
			if (failure.error().kind() == FetchError.Kind.GONE) {
				// a channel that can be read again may still rest
				this.due.merge(lane, step.now(), Math::max);
			}
			else {
				this.due.put(lane, step.now() + (replica ? PROBE_MILLIS : 0));
			}
			if (lane instanceof Lane.Channel) {
				rest(step.now(), failure.error());
			}
		}
		else if (input instanceof Input.Load load) {
			// what an earlier engine was asked holds on
			this.channelsRest = load.limits().rest(FetchMethod.CHANNEL_DIFFERENCE);
		}
		else if (input instanceof Input.Refused refused && refused.method() == FetchMethod.CHANNEL_DIFFERENCE) {
			rest(step.now(), refused.error());
		}
		else if (input instanceof Input.Committed committed) {
			this.due.merge(committed.lane(), step.now() + GAP_MILLIS, Math::max);
		}
	}

	/** A flood wait may be a tenth longer, which is no part of a freeze. */
	private void rest(long now, FetchError error) {
		this.channelsRest = this.channelsRest.after(error, now, 0, SequencingSettings.DEFAULT.retries());
		this.floodUntil = Math.max(this.floodUntil, now + error.waitSeconds() * 1_100L);
	}

	private void expect(Output output, long now) {
		if (output instanceof Output.FetchChannel fetch) {
			this.fetching.put(fetch.fetchId(), Lane.channel(fetch.channelId()));
		}
		else if (output instanceof Output.FetchAccount fetch) {
			this.fetching.put(fetch.fetchId(), Lane.ACCOUNT);
		}
		else if (output instanceof Output.FetchState fetch) {
			this.fetching.put(fetch.fetchId(), Lane.ACCOUNT);
		}
		else if (output instanceof Output.ResolvePeer peer) {
			this.due.put(Lane.channel(peer.channelId()), now + PEER_MILLIS);
		}
		else if (output instanceof Output.Notify notify) {
			expect(notify.event(), now);
		}
	}

	private void expect(EngineEvent event, long now) {
		if (event instanceof EngineEvent.GapOpened gap) {
			this.gaps.put(gap.box(), now + GAP_MILLIS);
			this.due.merge(laneOf(gap.box()), now + GAP_MILLIS, Math::max);
		}
		else if (event instanceof EngineEvent.GapClosed gap) {
			this.gaps.remove(gap.box());
		}
		else if (event instanceof EngineEvent.FetchRetried retried) {
			this.due.put(laneOf(retried.box()), now + retried.retryMillis());
		}
	}

	private static Lane laneOf(BoxId box) {
		return (box.kind() == BoxId.Kind.CHANNEL) ? Lane.channel(box.channelId()) : Lane.ACCOUNT;
	}

	private void checkLane(Lane lane, long waited, EngineStep step, PendingWork pending) {
		boolean seenTo = pending.isFetching(lane) || pending.awaitsCommit(lane)
				|| (step.after().full() && pending.awaitsCommit());
		long latest = Math.max(waited, this.due.getOrDefault(lane, 0L));
		if (lane instanceof Lane.Channel) {
			seenTo |= pending.isFetchingAnyChannel() || !step.after().started();
			latest = Math.max(Math.max(latest, Math.max(this.floodUntil, this.channelsRest.until())),
					step.now() + TOKEN_MILLIS);
		}
		Check.that(seenTo || pending.armed() <= latest,
				"I-6: nothing will see to %s by %d, the timer is armed for %d: %s", lane, latest, pending.armed(),
				step);
	}

}
