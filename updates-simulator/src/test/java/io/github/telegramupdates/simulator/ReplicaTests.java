package io.github.telegramupdates.simulator;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers from a server that does not know everything yet, and positions it never had.
 */
class ReplicaTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().clock(new VirtualClock()).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final Client bot = new Client(this.telegram, this.telegram.bot("bot"));

	private final SimulatedChannel news = this.telegram.channel("news").owner(this.alice).member(this.bot.account);

	@Test
	void aDifferenceIsEmptyAlthoughSomethingIsMissing() {
		State before = this.bot.state();
		this.alice.sends(this.bot.account, "one");
		this.bot.connection.lag("updates.getDifference", 1, 2);
		assertThat(this.bot.difference(before)).isInstanceOf(DifferenceEmpty.class);
		assertThat(this.bot.difference(before)).isInstanceOf(DifferenceEmpty.class);
		assertThat(this.bot.difference(before)).isInstanceOf(Difference.class);
	}

	@Test
	void aDifferenceThatLagsStopsShort() {
		State before = this.bot.state();
		this.alice.sends(this.bot.account, "one");
		this.alice.sends(this.bot.account, "two");
		this.alice.stops(this.bot.account);
		this.bot.connection.lag("updates.getDifference", 1, 1);
		Difference difference = (Difference) this.bot.difference(before);
		assertThat(difference.state().pts()).isEqualTo(2);
		assertThat(difference.state().qts()).isZero();
		assertThat(difference.newMessages()).hasSize(1);
	}

	@Test
	void aChannelDifferenceThatLagsHasASmallerPts() {
		this.alice.sends(this.news, "one");
		this.alice.sends(this.news, "two");
		this.bot.connection.lag("updates.getChannelDifference", 2, 1);
		assertThat(this.bot.channelDifference(this.news, 2, 100)).isInstanceOfSatisfying(ChannelDifferenceEmpty.class,
				(empty) -> assertThat(empty.pts()).isEqualTo(1));
		assertThat(this.bot.channelDifference(this.news, 2, 100)).isInstanceOfSatisfying(ChannelDifference.class,
				(difference) -> assertThat(difference.pts()).isEqualTo(3));
	}

	@Test
	void positionsThatNobodyIsToldAboutMakeAnEmptyDifference() {
		this.news.skips(10);
		assertThat(this.bot.channelDifference(this.news, 1, 100)).isInstanceOfSatisfying(ChannelDifferenceEmpty.class,
				(empty) -> assertThat(empty.pts()).isEqualTo(11));
		this.alice.sends(this.news, "one");
		assertThat(this.bot.channelDifference(this.news, 1, 100)).isInstanceOfSatisfying(ChannelDifference.class,
				(difference) -> assertThat(difference.pts()).isEqualTo(12));
	}

	@Test
	void theStateCanBeStale() {
		this.alice.sends(this.bot.account, "one");
		this.alice.stops(this.bot.account);
		this.alice.restarts(this.bot.account);
		this.bot.connection.staleState(0, 1);
		assertThat(this.bot.state()).extracting(State::pts, State::qts).containsExactly(2, 1);
		this.bot.connection.staleState(5, 5);
		assertThat(this.bot.state()).extracting(State::pts, State::qts).containsExactly(1, 0);
		this.bot.connection.staleState(0, 0);
		assertThat(this.bot.state()).extracting(State::pts, State::qts).containsExactly(2, 2);
	}

	@Test
	void positionsTheServerNeverHadAreRefused() {
		int date = this.bot.state().date();
		assertThat(refused(2, date, 0)).isEqualTo("PERSISTENT_TIMESTAMP_INVALID");
		assertThat(refused(1, date, 1)).isEqualTo("PERSISTENT_TIMESTAMP_INVALID");
		assertThat(refused(0, date, 0)).isEqualTo("PERSISTENT_TIMESTAMP_EMPTY");
		assertThat(refused(1, 0, 0)).isEqualTo("DATE_EMPTY");
		assertThat(this.bot.failure(this.bot.getChannelDifference(this.news, 2, 100)).type())
			.isEqualTo("PERSISTENT_TIMESTAMP_INVALID");
		assertThat(this.bot.failure(this.bot.getChannelDifference(this.news, 0, 100)).type())
			.isEqualTo("PERSISTENT_TIMESTAMP_EMPTY");
	}

	@Test
	void aReplicaCanBeOutdated() {
		this.bot.connection.failNext("updates.getChannelDifference", 500, "PERSISTENT_TIMESTAMP_OUTDATED");
		RpcException error = this.bot.failure(this.bot.getChannelDifference(this.news, 1, 100));
		assertThat(error.code()).isEqualTo(500);
		assertThat(this.bot.channelDifference(this.news, 1, 100)).isInstanceOf(ChannelDifferenceEmpty.class);
	}

	private String refused(int pts, int date, int qts) {
		RpcException error = this.bot.failure(new GetDifference(pts, null, null, date, qts, null));
		assertThat(error.code()).isEqualTo(400);
		return error.type();
	}

}
