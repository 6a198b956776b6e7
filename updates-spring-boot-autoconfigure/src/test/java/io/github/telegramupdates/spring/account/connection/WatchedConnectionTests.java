package io.github.telegramupdates.spring.account.connection;

import java.time.Clock;

import io.github.telegramupdates.spring.account.ConnectionState.Phase;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the signals of a connection tell about it.
 */
class WatchedConnectionTests {

	private final FakeConnection connection = FakeConnection.silent();

	private final ConnectionWatch watch = new ConnectionWatch(Clock.systemUTC());

	@BeforeEach
	void subscribe() {
		this.watch.connecting();
		new WatchedConnection(this.connection, this.watch).subscribe(new DeafSink());
	}

	@Test
	void aConnectionComesAndGoes() {
		this.connection.signal(new SessionSignal.Connected());
		assertThat(this.watch.state().phase()).isEqualTo(Phase.CONNECTED);
		this.connection.signal(new SessionSignal.Disconnected());
		assertThat(this.watch.state().phase()).isEqualTo(Phase.DISCONNECTED);
		this.connection.signal(new SessionSignal.NewSession(1));
		assertThat(this.watch.state().phase()).isEqualTo(Phase.CONNECTED);
	}

	@Test
	void aConnectionThatWasNeverThereIsNotLost() {
		this.connection.signal(new SessionSignal.Disconnected());
		assertThat(this.watch.state().phase()).isEqualTo(Phase.CONNECTING);
	}

	@Test
	void aLogoutShows() {
		this.connection.signal(new SessionSignal.LoggedOut("SESSION_REVOKED"));
		assertThat(this.watch.state().phase()).isEqualTo(Phase.UNAUTHORIZED);
		assertThat(this.watch.state().problem()).isEqualTo("SESSION_REVOKED");
	}

	@Test
	void aClosedConnectionStaysClosed() {
		this.watch.closed(null);
		this.connection.signal(new SessionSignal.Connected());
		assertThat(this.watch.state().phase()).isEqualTo(Phase.CLOSED);
	}

	private static final class DeafSink implements UpdateSink {

		@Override
		public void onUpdates(UpdatesType updates) {
		}

		@Override
		public <R> void onResult(TlMethod<R> request, R result) {
		}

		@Override
		public void onSignal(SessionSignal signal) {
		}

	}

}
