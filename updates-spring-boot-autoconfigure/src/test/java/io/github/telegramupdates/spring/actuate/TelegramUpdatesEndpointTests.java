package io.github.telegramupdates.spring.actuate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.BlockedLane;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.LaneStatus.State;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.BoxState;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.EncodedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.actuate.OperationResult.Outcome;
import io.github.telegramupdates.tl.TlSchema;
import io.github.telegramupdates.tl.UpdateConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

/**
 * What operators see of accounts, and what they can do with them.
 */
class TelegramUpdatesEndpointTests {

	private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

	private static final AccountState POSITION = AccountState.of(9, 20, 30, 40);

	private static final List<BoxStatus> OF_ACCOUNT = List.of(new BoxStatus(BoxId.COMMON, BoxState.SYNCED, 9),
			new BoxStatus(BoxId.QTS, BoxState.SYNCED, 20), new BoxStatus(BoxId.SEQ, BoxState.SYNCED, 40));

	private final TelegramAccounts accounts = mock();

	private final TelegramUpdatesEndpoint endpoint = endpoint(Duration.ofSeconds(10));

	private TelegramUpdatesEndpoint endpoint(Duration patience) {
		return new TelegramUpdatesEndpoint(this.accounts,
				new AccountDescriber(this.accounts, Clock.fixed(NOW, ZoneOffset.UTC)), new AccountOperations(patience));
	}

	@BeforeEach
	void configure() {
		AccountStatus live = status(2);
		given(this.accounts.names()).willReturn(Set.of("archive"));
		given(this.accounts.connection("archive"))
			.willReturn(new ConnectionState(ConnectionState.Phase.CONNECTED, NOW, null));
		given(this.accounts.holder("archive")).willReturn(Optional.empty());
		given(this.accounts.status("archive")).willReturn(Optional.of(live));
		given(this.accounts.lanes("archive")).willReturn(List.of());
		given(this.accounts.boxes("archive", Listing.LIMIT)).willReturn(OF_ACCOUNT);
	}

	@Test
	void allAccountsAreTold() {
		lanes(lane(1, State.READY, null), lane(2, State.RUNNING, null), lane(3, State.READY, null));
		AccountSummary summary = this.endpoint.accounts().accounts().get("archive");
		assertThat(summary.connection()).isEqualTo(ConnectionState.Phase.CONNECTED);
		assertThat(summary.stream()).isEqualTo(new AccountSummary.Stream(AccountStatus.Phase.LIVE, null,
				new AccountPosition(9, 20, 40, Instant.ofEpochSecond(30)),
				new AccountPosition(9, 20, 40, Instant.ofEpochSecond(30)), NOW, 7, 3, 2, 1, 12));
		assertThat(summary.lanes()).isEqualTo(Map.of(State.READY, 2, State.RUNNING, 1, State.BLOCKED, 0));
	}

	@Test
	void anAccountThatStandsByHasNoStreamButAHolder() {
		given(this.accounts.connection("archive"))
			.willReturn(new ConnectionState(ConnectionState.Phase.STANDBY, NOW, null));
		given(this.accounts.status("archive")).willReturn(Optional.empty());
		given(this.accounts.boxes("archive", Listing.LIMIT)).willReturn(List.of());
		given(this.accounts.holder("archive")).willReturn(Optional.of("other"));
		AccountDescription description = this.endpoint.account("archive");
		assertThat(description).isNotNull();
		assertThat(description.account().stream()).isNull();
		assertThat(description.account().holder()).isEqualTo("other");
		assertThat(description.boxes().total()).isZero();
	}

	@Test
	void anAccountIsToldWithItsBoxes() {
		BoxStatus gap = new BoxStatus(BoxId.channel(5), BoxState.GAP_WAIT, 6);
		given(this.accounts.boxes("archive", Listing.LIMIT))
			.willReturn(Stream.concat(OF_ACCOUNT.stream(), Stream.of(gap)).toList());
		Listing<BoxDescription> boxes = described().boxes();
		assertThat(boxes.total()).isEqualTo(5);
		assertThat(boxes.entries()).startsWith(new BoxDescription("channel 5", BoxState.GAP_WAIT, 6),
				new BoxDescription("common", BoxState.SYNCED, 9));
	}

	@Test
	void anAccountIsToldWithItsLanesTheBlockedOnesFirst() {
		lanes(lane(1, State.READY, null),
				lane(2, State.BLOCKED, new BlockedLane("TheFailure", Duration.ofMinutes(1), FailureAction.RETRY)));
		Listing<LaneDescription> lanes = described().lanes();
		assertThat(lanes.total()).isEqualTo(2);
		assertThat(lanes.entries()).containsExactly(
				new LaneDescription("channel 2", State.BLOCKED, 2, NOW.minusSeconds(2), "TheFailure",
						NOW.minusSeconds(60)),
				new LaneDescription("channel 1", State.READY, 1, NOW.minusSeconds(1), null, null));
	}

	@Test
	void atMostAThousandEntriesAreToldAndHowManyThereAre() {
		AccountStatus large = status(5_000);
		given(this.accounts.status("archive")).willReturn(Optional.of(large));
		given(this.accounts.boxes("archive", Listing.LIMIT)).willReturn(
				Stream
					.concat(OF_ACCOUNT.stream(),
							IntStream.rangeClosed(1, Listing.LIMIT)
								.mapToObj((id) -> new BoxStatus(BoxId.channel(id), BoxState.SYNCED, 1)))
					.toList());
		given(this.accounts.lanes("archive"))
			.willReturn(IntStream.rangeClosed(1, 2_000).mapToObj((id) -> lane(id, State.READY, null)).toList());
		assertThat(described().boxes().total()).isEqualTo(5_003);
		assertThat(described().boxes().entries()).hasSize(1_000);
		assertThat(described().lanes().total()).isEqualTo(2_000);
		assertThat(described().lanes().entries()).hasSize(1_000).first().returns("channel 2000", LaneDescription::lane);
	}

	@Test
	void anUnknownAccountIsNotFound() {
		assertThat(this.endpoint.account("other")).isNull();
		assertThat(this.endpoint.operate("other", "pause", null)).isNull();
	}

	@Test
	void anAccountIsPausedAndResumed() {
		assertThat(this.endpoint.operate("archive", "pause", null))
			.isEqualTo(new OperationResult("pause", Outcome.DONE, null));
		then(this.accounts).should().stop("archive");
		assertThat(this.endpoint.operate("archive", "resume", null))
			.isEqualTo(new OperationResult("resume", Outcome.DONE, null));
		then(this.accounts).should().start("archive");
	}

	@Test
	void aPauseThatWaitsForTransactionsGoesOnAfterTheAnswer() {
		CountDownLatch transaction = new CountDownLatch(1);
		willAnswer((call) -> {
			transaction.await();
			return null;
		}).given(this.accounts).stop("archive");
		assertThat(endpoint(Duration.ofMillis(10)).operate("archive", "pause", null))
			.isEqualTo(new OperationResult("pause", Outcome.ACCEPTED, null));
		transaction.countDown();
	}

	@Test
	void anOperationThatFailsTellsTheClassOfTheFailure() {
		willThrow(new IllegalStateException("the text of a message")).given(this.accounts).start("archive");
		assertThat(this.endpoint.operate("archive", "resume", null))
			.isEqualTo(new OperationResult("resume", Outcome.FAILED, "java.lang.IllegalStateException"));
	}

	@Test
	void parkedUpdatesAreToldWithoutTheirContents() {
		parked(3);
		Listing<ParkedDescription> parked = this.endpoint.parked("archive", "parked");
		assertThat(parked).isNotNull();
		assertThat(parked.total()).isEqualTo(3);
		assertThat(parked.entries()).hasSize(3)
			.first()
			.isEqualTo(new ParkedDescription(1, "channel 5", "UpdateConfig", "channel 5", 9, TlSchema.LAYER,
					"archive#on", "TheFailure", 5, NOW, NOW.plusSeconds(60)));
	}

	@Test
	void atMostAThousandParkedUpdatesAreTold() {
		parked(1_200);
		Listing<ParkedDescription> parked = this.endpoint.parked("archive", "parked");
		assertThat(parked).isNotNull();
		assertThat(parked.total()).isEqualTo(1_200);
		assertThat(parked.entries()).hasSize(1_000);
	}

	@Test
	void parkedUpdatesOfAnAccountThatDoesNotRunHereAreNotFound() {
		given(this.accounts.status("archive")).willReturn(Optional.empty());
		assertThat(this.endpoint.parked("archive", "parked")).isNull();
	}

	@Test
	void whatElseIsAskedOfAnAccountIsNotFound() {
		assertThat(this.endpoint.parked("archive", "secrets")).isNull();
		assertThat(this.endpoint.parked("other", "parked")).isNull();
	}

	@Test
	void aParkedUpdateIsReplayed() {
		given(this.accounts.replayParked("archive", 5)).willReturn(CompletableFuture.completedFuture(null));
		assertThat(this.endpoint.operate("archive", "replay", 5L))
			.isEqualTo(new OperationResult("replay", Outcome.DONE, null));
	}

	@Test
	void aReplayThatFailsTellsTheClassOfTheFailure() {
		given(this.accounts.replayParked("archive", 5))
			.willReturn(CompletableFuture.failedFuture(new IllegalStateException("the text of a message")));
		assertThat(this.endpoint.operate("archive", "replay", 5L))
			.isEqualTo(new OperationResult("replay", Outcome.FAILED, "java.lang.IllegalStateException"));
	}

	@Test
	void aReplayThatWaitsForItsLaneGoesOnAfterTheAnswer() {
		given(this.accounts.replayParked("archive", 5)).willReturn(new CompletableFuture<>());
		assertThat(endpoint(Duration.ofMillis(10)).operate("archive", "replay", 5L))
			.isEqualTo(new OperationResult("replay", Outcome.ACCEPTED, null));
	}

	@Test
	void aParkedUpdateIsDiscarded() {
		given(this.accounts.discardParked("archive", 5)).willReturn(true);
		assertThat(this.endpoint.operate("archive", "discard", 5L))
			.isEqualTo(new OperationResult("discard", Outcome.DONE, null));
		assertThat(this.endpoint.operate("archive", "discard", 6L))
			.isEqualTo(new OperationResult("discard", Outcome.FAILED, "java.util.NoSuchElementException"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "replay", "discard" })
	void anOperationWithoutItsUpdateIsRefused(String operation) {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> this.endpoint.operate("archive", operation, null));
	}

	@Test
	void anUnknownOperationIsRefused() {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> this.endpoint.operate("archive", "explode", null))
			.satisfies((refused) -> assertThat(refused.getReason()).contains("pause", "resume"));
	}

	private void parked(int count) {
		willAnswer((call) -> {
			ParkedUpdateStorage.Visitor visitor = call.getArgument(1);
			LongStream.rangeClosed(1, count).forEach((id) -> visitor.visit(parked().withId(id)));
			return null;
		}).given(this.accounts).forEachParked(eq("archive"), any());
	}

	private static ParkedUpdate parked() {
		return new ParkedUpdate(ParkedUpdate.NOT_STORED, 7, Lane.channel(5), "UpdateConfig", BoxId.channel(5), 9, 1,
				Source.LIVE, SequencedUpdate.Freshness.CURRENT,
				EncodedUpdate.of(new UpdateConfig(), List.of(), List.of()),
				new ParkedUpdate.Failure("archive#on", "TheFailure", 5, NOW, NOW.plusSeconds(60)));
	}

	private AccountDescription described() {
		AccountDescription description = this.endpoint.account("archive");
		assertThat(description).isNotNull();
		return description;
	}

	private void lanes(LaneStatus... lanes) {
		given(this.accounts.lanes("archive")).willReturn(List.of(lanes));
	}

	private static LaneStatus lane(int channelId, State state, @Nullable BlockedLane failure) {
		return new LaneStatus(Lane.channel(channelId), state, new Backlog(channelId, Duration.ofSeconds(channelId)),
				failure);
	}

	private static AccountStatus status(int channels) {
		AccountStatus status = mock();
		given(status.phase()).willReturn(AccountStatus.Phase.LIVE);
		given(status.committed()).willReturn(POSITION);
		given(status.received()).willReturn(POSITION);
		given(status.lastCommit()).willReturn(NOW);
		given(status.backlog()).willReturn(new Backlog(7, Duration.ofSeconds(3)));
		given(status.channels()).willReturn(channels);
		given(status.openGaps()).willReturn(1);
		given(status.parkedUpdates()).willReturn(12L);
		return status;
	}

}
