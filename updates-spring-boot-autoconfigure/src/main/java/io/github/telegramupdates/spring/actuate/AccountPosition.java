package io.github.telegramupdates.spring.actuate;

import java.time.Instant;

import io.github.telegramupdates.engine.storage.AccountState;
import org.jspecify.annotations.Nullable;

/**
 * How far the boxes of an account are.
 *
 * @param pts of private chats and basic groups
 * @param qts of secret chats and events of bots
 * @param seq of ordered containers
 * @param date as of which moment
 */
public record AccountPosition(int pts, int qts, int seq, Instant date) {

	static @Nullable AccountPosition of(@Nullable AccountState state) {
		return (state != null)
				? new AccountPosition(state.pts(), state.qts(), state.seq(), Instant.ofEpochSecond(state.date()))
				: null;
	}

}
