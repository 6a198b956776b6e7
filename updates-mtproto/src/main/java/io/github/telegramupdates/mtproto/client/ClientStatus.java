package io.github.telegramupdates.mtproto.client;

import java.time.Duration;

import io.github.telegramupdates.mtproto.login.LoginStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a client is, at one moment. Holds nothing secret.
 *
 * @param login how far the account is with its login
 * @param connected whether there is a connection on which the server answers
 * @param dc number of the data center
 * @param address where the last connection led, as host and port; {@code null} before the
 * first one
 * @param roundTrip how long the server took to answer the last ping, {@code null} if it
 * answered none on this connection
 * @param clockOffset the server's time minus this machine's
 * @param retryAfter how long after its end the last connection is replaced, {@code null}
 * while there is one
 */
public record ClientStatus(LoginStatus login, boolean connected, int dc, @Nullable String address,
		@Nullable Duration roundTrip, Duration clockOffset, @Nullable Duration retryAfter) {

}
