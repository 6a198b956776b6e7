package io.github.telegramupdates.mtproto.login;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The server sent a code, and waits for it.
 *
 * @param delivery on which way it was sent
 * @param length of the code, {@code null} if it is no number of digits or letters
 * @param next on which way it is sent if it is asked for again, {@code null} if there is
 * none but the same
 * @param nextAfter after what time the next way may be asked for, {@code null} if the
 * server does not say
 * @param attempt 1 for the first code that is asked for; from 2 on, the one before was
 * wrong or too late, or was sent again
 */
public record CodeRequest(CodeDelivery delivery, @Nullable Integer length, @Nullable CodeDelivery next,
		@Nullable Duration nextAfter, int attempt) {

}
