package io.github.telegramupdates.sample.web;

import java.time.Instant;
import java.util.List;

import io.github.telegramupdates.engine.AccountStatus;
import org.jspecify.annotations.Nullable;

/**
 * How an account is doing, for the page.
 *
 * @param name its name in the configuration
 * @param phase what it is doing
 * @param connected whether Telegram can be reached
 * @param position how far the archive is, {@code null} before it has begun
 * @param channels how far its channels are
 * @param openGaps how many boxes miss something right now
 * @param gaps gaps found since the start
 * @param recovered updates recovered since the start
 * @param delivered updates delivered since the start, recovered ones included
 * @param duplicates duplicates dropped since the start
 */
record AccountView(String name, String phase, boolean connected, @Nullable Position position,
		List<ChannelView> channels, int openGaps, long gaps, long recovered, long delivered, long duplicates) {

	static AccountView starting(String name, boolean connected) {
		return new AccountView(name, "CONNECTING", connected, null, List.of(), 0, 0, 0, 0, 0);
	}

	static AccountView of(String name, boolean connected, AccountStatus status, List<ChannelView> channels) {
		AccountStatus.Counters counters = status.counters();
		return new AccountView(name, status.phase().name(), connected, Position.of(status), channels, status.openGaps(),
				counters.gaps(), counters.recovered(), counters.delivered(), counters.duplicates());
	}

	/**
	 * Position of the boxes of an account.
	 *
	 * @param pts private chats and basic groups
	 * @param qts events for bots
	 * @param seq numbered containers
	 * @param date time of the state
	 */
	record Position(int pts, int qts, int seq, Instant date) {

		static @Nullable Position of(AccountStatus status) {
			var position = status.committed();
			return (position != null) ? new Position(position.pts(), position.qts(), position.seq(),
					Instant.ofEpochSecond(position.date())) : null;
		}

	}

	/**
	 * A channel of an account.
	 *
	 * @param id the channel
	 * @param pts how far it is
	 */
	record ChannelView(long id, int pts) {
	}

}
