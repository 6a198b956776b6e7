package io.github.telegramupdates.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * whether the server may leave out what it deems unnecessary.
 */
class ChannelUpdatesTests {

	@Test
	void theServerLeavesNothingOutUnlessReportedSo() {
		assertThat(requests((engine) -> engine)).isNotEmpty().noneMatch(GetChannelDifference::force);
	}

	@Test
	void theServerMayLeaveOutWhatItDeemsUnnecessary() {
		assertThat(requests((engine) -> engine.channelUpdates(ChannelUpdates.NECESSARY))).isNotEmpty()
			.allMatch(GetChannelDifference::force);
	}

	private static List<GetChannelDifference> requests(UnaryOperator<GapEngine.Builder> options) {
		try (EngineRig rig = new EngineRig((telegram) -> telegram, options)) {
			SimulatedAccount alice = rig.telegram().user("alice");
			SimulatedAccount self = rig.telegram().user("self");
			SimulatedChannel channel = rig.telegram().supergroup("news").owner(alice).member(self);
			RecordedConnection connection = new RecordedConnection(rig.telegram().connect(self));
			rig.run(connection, self.id(), AuthOptions.user()).close();
			alice.sends(channel, "missed");
			rig.run(connection, self.id(), AuthOptions.user());
			rig.pass(Duration.ofSeconds(1));
			return connection.requests;
		}
	}

	/** Notes what is asked of channels. */
	private static final class RecordedConnection implements TelegramConnection, TelegramApi {

		private final TelegramConnection connection;

		private final List<GetChannelDifference> requests = new ArrayList<>();

		RecordedConnection(TelegramConnection connection) {
			this.connection = connection;
		}

		@Override
		public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
			if (method instanceof GetChannelDifference request) {
				this.requests.add(request);
			}
			return this.connection.api().invoke(method);
		}

		@Override
		public TelegramApi api() {
			return this;
		}

		@Override
		public Subscription subscribe(UpdateSink sink) {
			return this.connection.subscribe(sink);
		}

		@Override
		public Instant serverTime() {
			return this.connection.serverTime();
		}

		@Override
		public void close() {
			this.connection.close();
		}

	}

}
