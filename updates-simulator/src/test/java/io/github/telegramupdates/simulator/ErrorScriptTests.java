package io.github.telegramupdates.simulator;

import java.time.Duration;
import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.Faults;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.rpc.InvokeWithLayer;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors that a test plans, and what is counted.
 */
class ErrorScriptTests {

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().clock(this.clock).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final Client bot = new Client(this.telegram, this.telegram.bot("bot"));

	private final SimulatedChannel news = this.telegram.channel("news").owner(this.alice).member(this.bot.account);

	private final SimulatedChannel sport = this.telegram.channel("sport").owner(this.alice).member(this.bot.account);

	@Test
	void aMethodFailsUntilItIsHealed() {
		this.bot.connection.failAlways("updates.getState", 500, "RPC_CALL_FAIL");
		assertThat(List.of(failure(), failure(), failure())).containsOnly("RPC_CALL_FAIL");
		this.bot.connection.heal("updates.getState");
		assertThat(this.bot.state().pts()).isEqualTo(1);
	}

	@Test
	void anErrorForOnceComesBeforeTheLastingOne() {
		this.bot.connection.failAlways("updates.getState", 500, "RPC_CALL_FAIL");
		this.bot.connection.failNext("updates.getState", -503, "Timeout");
		assertThat(List.of(failure(), failure())).containsExactly("Timeout", "RPC_CALL_FAIL");
	}

	@Test
	void onlyRequestsThatNameTheChannelFail() {
		this.bot.connection.failChannel(this.news.id(), 400, "CHANNEL_PRIVATE");
		assertThat(this.bot.failure(this.bot.getChannelDifference(this.news, 1, 100)).type())
			.isEqualTo("CHANNEL_PRIVATE");
		assertThat(this.bot.channelDifference(this.sport, 1, 100)).isNotNull();
		assertThat(this.bot.state()).isNotNull();
		this.bot.connection.healChannel(this.news.id());
		assertThat(this.bot.channelDifference(this.news, 1, 100)).isNotNull();
	}

	@Test
	void aFloodWaitIsEnforced() {
		this.bot.connection.floodWait("updates.getState", 30);
		assertThat(floodSeconds()).isEqualTo(30);
		assertThat(this.bot.connection.floodViolations()).isZero();
		this.clock.advance(Duration.ofMillis(9_500));
		assertThat(floodSeconds()).isEqualTo(21);
		assertThat(this.bot.connection.floodViolations()).isEqualTo(1);
		assertThat(this.bot.channelDifference(this.news, 1, 100)).isNotNull();
		this.clock.advance(Duration.ofMillis(20_500));
		assertThat(this.bot.state()).isNotNull();
		assertThat(this.bot.connection.floodViolations()).isEqualTo(1);
	}

	@Test
	void aGarbledPushIsSignalledWithItsChannel() {
		this.bot.connection.garbleNextPush();
		this.alice.sends(this.news, "one");
		this.bot.connection.garbleNextPush();
		this.alice.sends(this.bot.account, "two");
		this.alice.sends(this.bot.account, "three");
		assertThat(this.bot.sink.signals).hasSize(2);
		assertThat(((SessionSignal.DecodeFailed) this.bot.sink.signals.get(0)).channelId()).isEqualTo(this.news.id());
		assertThat(((SessionSignal.DecodeFailed) this.bot.sink.signals.get(1)).channelId()).isNull();
		assertThat(this.bot.sink.updates(UpdateNewMessage.class)).hasSize(1);
		assertThat(this.bot.sink.updates(UpdateNewChannelMessage.class)).isEmpty();
	}

	@Test
	void aGarbledAnswerFailsTheCallOnce() {
		this.bot.connection.garbleNextAnswer("updates.getState");
		assertThat(this.bot.cause(new GetState())).isInstanceOf(TlDecodeException.class);
		assertThat(this.bot.sink.log).doesNotContain("result updates.getState");
		assertThat(this.bot.state()).isNotNull();
	}

	@Test
	void largeAnswersFailUntilTheMethodIsHealed() {
		this.bot.connection.garbleLargeAnswers("updates.getState", 4);
		assertThat(this.bot.cause(new GetState())).isInstanceOf(TlDecodeException.class);
		assertThat(this.bot.cause(new GetState())).isInstanceOf(TlDecodeException.class);
		this.bot.connection.garbleLargeAnswers("updates.getState", 100);
		assertThat(this.bot.state()).isNotNull();
		this.bot.connection.garbleLargeAnswers("updates.getState", 4);
		this.bot.connection.heal("updates.getState");
		assertThat(this.bot.state()).isNotNull();
	}

	@Test
	void callsAreCountedByChannel() {
		this.bot.channelDifference(this.news, 1, 100);
		this.bot.channelDifference(this.news, 1, 100);
		this.bot.channelDifference(this.sport, 1, 100);
		SimulatedConnection connection = this.bot.connection;
		assertThat(connection.calls("updates.getChannelDifference")).isEqualTo(3);
		assertThat(connection.calls("updates.getChannelDifference", this.news.id())).isEqualTo(2);
		assertThat(connection.calls("updates.getChannelDifference", this.sport.id())).isEqualTo(1);
		assertThat(connection.calls("updates.getChannelDifference", 1)).isZero();
	}

	@Test
	void callsInFlightAreCounted() {
		this.bot.connection.setFaults(Faults.builder().delay(10, 10).build());
		this.bot.connection.api().invoke(this.bot.getChannelDifference(this.news, 1, 100));
		this.bot.connection.api().invoke(this.bot.getChannelDifference(this.sport, 1, 100));
		this.clock.advance(Duration.ofMillis(10));
		this.bot.connection.api().invoke(this.bot.getChannelDifference(this.sport, 1, 100));
		assertThat(this.bot.connection.maxInFlight("updates.getChannelDifference")).isEqualTo(2);
		assertThat(this.bot.connection.maxInFlight("updates.getState")).isZero();
	}

	@Test
	void callsThatAreCutOffAreNoLongerInFlight() {
		this.bot.connection.setFaults(Faults.builder().delay(10, 10).build());
		this.bot.connection.api().invoke(new GetState());
		this.bot.connection.disconnect();
		this.bot.connection.reconnect();
		this.bot.connection.api().invoke(new GetState());
		assertThat(this.bot.connection.maxInFlight("updates.getState")).isEqualTo(1);
	}

	@Test
	void aFrozenAccountMayNotCallSomeMethodsWhicheverConnectionItUses() {
		this.bot.account.freeze("updates.getState");
		Client other = new Client(this.telegram, this.bot.account);
		for (Client client : List.of(this.bot, other)) {
			RpcException error = client.failure(new InvokeWithLayer<>(228, new GetState()));
			assertThat(error.code()).isEqualTo(420);
			assertThat(error.type()).isEqualTo("FROZEN_METHOD_INVALID");
		}
		this.bot.account.thaw();
		assertThat(this.bot.state()).isNotNull();
	}

	private int floodSeconds() {
		RpcException error = this.bot.failure(new GetState());
		assertThat(error.code()).isEqualTo(420);
		return error.argument().orElseThrow();
	}

	private String failure() {
		return this.bot.failure(new GetState()).type();
	}

}
