package io.github.telegramupdates.engine.invariant;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.updates.ChannelDifference;

/**
 * Says which requests ask whether the server has reset its count, by what is sent
 * and answered alone. Nothing is held for such a question.
 */
public final class CountQuestions {

	private static final Pattern TOLD = Pattern.compile("position -?\\d+ after -?\\d+");

	private static final int FIRST = 1;

	private final Set<Lane> suspected = new HashSet<>();

	private final Map<Long, Lane> questions = new HashMap<>();

	/** Where the next page of a question begins that was answered by one. */
	private final Map<Lane, Integer> pages = new HashMap<>();

	/** The latest request for a difference of the account. */
	private long difference;

	/** Whether the account has to ask where it is for another reason. */
	private boolean lost;

	/** Whether an event says that a box may be reset. */
	public static boolean isIn(EngineEvent event) {
		return event instanceof EngineEvent.Anomaly anomaly && TOLD.matcher(anomaly.what()).matches();
	}

	boolean isAny() {
		return !this.suspected.isEmpty();
	}

	void reported(EngineEvent event) {
		if (event instanceof EngineEvent.Anomaly anomaly && isIn(event)) {
			boolean ofChannel = anomaly.box().kind() == BoxId.Kind.CHANNEL;
			this.suspected.add(ofChannel ? Lane.channel(anomaly.box().channelId()) : Lane.ACCOUNT);
		}
	}

	void came(Input input) {
		if (input instanceof Input.Load load) {
			this.lost = load.state() == null;
		}
		else if (input instanceof Input.StateFetched answer) {
			this.lost &= this.questions.remove(answer.fetchId()) != null;
		}
		else if (input instanceof Input.ChannelFetched answer) {
			answered(answer);
		}
		else if (input instanceof Input.FetchFailed failure) {
			this.questions.remove(failure.fetchId());
			this.lost |= failure.fetchId() == this.difference
					&& failure.error().kind() == FetchError.Kind.POSITION_INVALID;
		}
		else if (input instanceof Input.Live live) {
			this.lost |= ContainerMembers.of(live.updates()).recounts();
		}
	}

	private void answered(Input.ChannelFetched answer) {
		Lane lane = this.questions.remove(answer.fetchId());
		if (lane != null && answer.difference() instanceof ChannelDifference page && !page.final_()) {
			this.pages.put(lane, page.pts());
		}
		else if (lane != null) {
			this.pages.remove(lane);
		}
	}

	void wentOut(Output.FetchAccount fetch) {
		this.difference = fetch.fetchId();
	}

	void wentOut(Output.FetchState fetch) {
		if (this.suspected.contains(Lane.ACCOUNT) && !this.lost) {
			this.questions.put(fetch.fetchId(), Lane.ACCOUNT);
		}
	}

	void wentOut(Output.FetchChannel fetch) {
		Lane lane = Lane.channel(fetch.channelId());
		boolean first = fetch.pts() == FIRST && fetch.limit() == FIRST;
		boolean further = this.pages.containsKey(lane) && this.pages.get(lane) == fetch.pts();
		if (this.suspected.contains(lane) && (first || further)) {
			this.questions.put(fetch.fetchId(), lane);
		}
	}

	boolean isQuestion(long fetchId) {
		return this.questions.containsKey(fetchId);
	}

}
