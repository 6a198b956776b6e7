package io.github.telegramupdates.engine.lanes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.Backoff;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.RetryLaterException;
import io.github.telegramupdates.engine.delivery.RetryPolicy;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An update that no handler takes is looked for and stored aside, and its lane goes on.
 */
class ParkingTests {

	private static final RetryPolicy ONE_ATTEMPT = new RetryPolicy(1, Backoff.DEFAULT, 0, Set.of());

	private final LaneRig rig = new LaneRig((engine) -> engine.retries(ONE_ATTEMPT));

	@AfterEach
	void close() {
		this.rig.close();
	}

	private void page(int messages) {
		this.rig.restart(() -> IntStream.range(0, messages).forEach((i) -> this.rig.privately("m" + i)));
	}

	private List<ParkedUpdate> parked() {
		List<ParkedUpdate> parked = new ArrayList<>();
		this.rig.storage().parkedUpdates().orElseThrow().forEach(this.rig.userId(), parked::add);
		return parked;
	}

	private List<String> parkedTexts() {
		return parked().stream().map(ParkingTests::text).toList();
	}

	private static String text(ParkedUpdate parked) {
		SequencedUpdate update = SequencedUpdate.of(parked);
		return (update.update() instanceof UpdateNewMessage message) ? ((Message) message.message()).message()
				: ((Message) ((UpdateNewChannelMessage) update.update()).message()).message();
	}

	private static Predicate<String> any(String... texts) {
		return Set.of(texts)::contains;
	}

	@Test
	void anUpdateAtWhichItsHandlerFailsIsParkedAndItsLaneGoesOn() {
		this.rig.delivery().handlerFailsAt("poison"::equals);
		this.rig.inOne("poison");
		this.rig.inOne("next");
		assertThat(this.rig.delivery().committed()).containsExactly("", "next");
		assertThat(parked()).singleElement().satisfies((parked) -> {
			assertThat(text(parked)).isEqualTo("poison");
			assertThat(parked.type()).isEqualTo("UpdateNewChannelMessage");
			assertThat(parked.box().kind()).isEqualTo(BoxId.Kind.CHANNEL);
			assertThat(parked.lane()).isEqualTo(Lane.channel(parked.box().channelId()));
			assertThat(parked.failure().listener()).isEqualTo("handler");
			assertThat(parked.failure().type()).isEqualTo(IllegalStateException.class.getName());
			assertThat(parked.failure().attempts()).isOne();
		});
	}

	@Test
	void itIsDeliveredAsOftenAsThePolicySaysBefore() {
		try (LaneRig patient = new LaneRig()) {
			patient.delivery().handlerFailsAt("poison"::equals);
			patient.inOne("poison");
			patient.pass(Duration.ofMinutes(1));
			assertThat(patient.delivery().attempts()).filteredOn(List.of("poison")::equals).hasSize(5 + 1);
			List<ParkedUpdate> parked = new ArrayList<>();
			patient.storage().parkedUpdates().orElseThrow().forEach(patient.userId(), parked::add);
			assertThat(parked).singleElement().satisfies((update) -> {
				assertThat(update.failure().attempts()).isEqualTo(5);
				assertThat(Duration.between(update.failure().first(), update.failure().last()))
					.isBetween(Duration.ofSeconds(15), Duration.ofSeconds(19));
			});
			assertThat(patient.account().status().blockedLanes()).isEmpty();
		}
	}

	@Test
	void aPageOfAHundredWithThreeParksThreeInFourRuns() {
		this.rig.delivery().handlerFailsAt(any("m7", "m8"));
		this.rig.delivery().flushFailsAt("m99"::equals);
		page(100);
		assertThat(this.rig.delivery().attempts()).hasSize(1 + 4);
		assertThat(parkedTexts()).containsExactly("m7", "m8", "m99");
		assertThat(this.rig.delivery().committed()).singleElement()
			.isEqualTo(String.join("+",
					IntStream.range(0, 99).filter((i) -> i != 7 && i != 8).mapToObj((i) -> "m" + i).toList()));
	}

	@Test
	void aBatchOfWhichNothingIsLeftMovesThePosition() {
		this.rig.delivery().handlerFailsAt((text) -> true);
		page(3);
		assertThat(parkedTexts()).containsExactly("m0", "m1", "m2");
		this.rig.delivery().handlerFailsAt((text) -> false);
		this.rig.privately("next");
		assertThat(this.rig.delivery().committed()).containsExactly("", "next");
	}

	@Test
	void eachParkedUpdateIsReportedOnceWithoutItsContent() {
		this.rig.delivery().handlerFailsAt("poison"::equals);
		this.rig.inOne("poison");
		assertThat(this.rig.events(EngineEvent.UpdateParked.class)).singleElement().satisfies((event) -> {
			assertThat(event.type()).isEqualTo("UpdateNewChannelMessage");
			assertThat(event.lane()).isEqualTo(Lane.channel(event.box().channelId()));
			assertThat(event.failure()).isEqualTo(parked().get(0).failure());
			assertThat(event.toString()).doesNotContain("poison");
		});
		assertThat(this.rig.account().status().parkedUpdates()).isOne();
	}

	@Test
	void thoseThatWereParkedBeforeAreCountedAtTheStart() {
		this.rig.delivery().handlerFailsAt(any("m0", "m1"));
		page(3);
		this.rig.restart(() -> {
		});
		assertThat(this.rig.account().status().parkedUpdates()).isEqualTo(2);
	}

	@Test
	void theOthersOfItsGroupAreCalledOnceMoreAndNoOftener() {
		this.rig.delivery().handlerFailsAt("in one"::equals);
		this.rig.oneOfEachLane();
		assertThat(this.rig.delivery().attempts()).containsExactly(List.of("private", "in one", "in two"),
				List.of("private", "in two"), List.of("in one"), List.of("in one"), List.of(""));
		assertThat(parkedTexts()).containsExactly("in one");
	}

	@Test
	void otherLanesGoOnWhileItIsLookedFor() {
		this.rig.delivery().handlerFailsAt("poison"::equals);
		this.rig.together(() -> {
			this.rig.inOne("poison");
			this.rig.inTwo("in two");
			this.rig.privately("private");
		});
		assertThat(this.rig.delivery().committed()).containsExactly("in two", "private", "");
	}

	@Test
	void aTransientErrorMeanwhileParksNothingAndIsTriedAgain() {
		this.rig.delivery().handlerThrows((text) -> switch (text) {
			case "m1" -> Optional.of(new IllegalStateException("poison"));
			case "m2" -> Optional.of(new TransientStorageException(new IllegalStateException("deadlock")));
			default -> Optional.empty();
		});
		page(4);
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(parked()).isEmpty();
		this.rig.delivery().handlerFailsAt("m1"::equals);
		this.rig.delivery().handlerThrows((text) -> Optional.empty());
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(parkedTexts()).containsExactly("m1");
		assertThat(this.rig.delivery().committed()).containsExactly("m0+m2+m3");
	}

	@Test
	void anOutageMeanwhileParksNothingAndTheSearchBeginsAgain() {
		this.rig.delivery().handlerThrows((text) -> {
			this.rig.delivery().isAway(this.rig.delivery().attempts().size() == 2);
			return text.equals("m1") ? Optional.of(new IllegalStateException("poison")) : Optional.empty();
		});
		page(3);
		assertThat(parked()).isEmpty();
		this.rig.delivery().isAway(false);
		this.rig.delivery().handlerThrows((text) -> Optional.empty());
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(parked()).isEmpty();
		assertThat(this.rig.delivery().committed()).containsExactly("m0+m1+m2");
	}

	@Test
	void aHandlerThatWantsToBeCalledLaterMeanwhileIsNotParked() {
		this.rig.delivery().handlerThrows((text) -> switch (text) {
			case "m1" -> Optional.of(new IllegalStateException("poison"));
			case "m2" -> Optional.of(new RetryLaterException(Duration.ofSeconds(10)));
			default -> Optional.empty();
		});
		page(4);
		this.rig.pass(Duration.ofSeconds(25));
		assertThat(parked()).isEmpty();
		this.rig.delivery().handlerThrows((text) -> Optional.empty());
		this.rig.delivery().handlerFailsAt("m1"::equals);
		this.rig.pass(Duration.ofSeconds(15));
		assertThat(parkedTexts()).containsExactly("m1");
	}

	@Test
	void aFailureThatOnlyTheCommitShowsHoldsTheLane() {
		this.rig.delivery().commitFailsWith("m1"::equals);
		page(3);
		this.rig.pass(Duration.ofMinutes(5));
		assertThat(parked()).isEmpty();
		assertThat(this.rig.delivery().committed()).isEmpty();
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).last()
			.extracting(EngineEvent.LaneBlocked::action)
			.isEqualTo(FailureAction.HOLD);
		this.rig.delivery().commitFailsWith((text) -> false);
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.delivery().committed()).startsWith("m0+m1+m2");
	}

	@Test
	void whatWasNamedBeforeTheCommitFailedIsNotParked() {
		this.rig.delivery().handlerFailsAt("m0"::equals);
		this.rig.delivery().commitFailsWith("m1"::equals);
		page(3);
		this.rig.pass(Duration.ofMinutes(5));
		assertThat(parked()).isEmpty();
		this.rig.delivery().handlerFailsAt((text) -> false);
		this.rig.delivery().commitFailsWith((text) -> false);
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.delivery().committed()).startsWith("m0+m1+m2");
	}

	@Test
	void theAccountMayEndMeanwhile() {
		AccountRun[] run = { this.rig.account() };
		this.rig.delivery().handlerThrows((text) -> {
			if (this.rig.delivery().attempts().size() == 2) {
				run[0].close();
			}
			return Optional.of(new IllegalStateException("poison"));
		});
		this.rig.inOne("poison");
		assertThat(parked()).isEmpty();
	}

	@Test
	void aStorageThatKeepsNoParkedUpdatesHasItsLanesHeld() {
		this.rig.storage().parksNothing();
		this.rig.delivery().handlerFailsAt("m1"::equals);
		page(3);
		this.rig.pass(Duration.ofMinutes(5));
		assertThat(this.rig.delivery().committed()).isEmpty();
		assertThat(this.rig.events(EngineEvent.LaneBlocked.class)).last()
			.extracting(EngineEvent.LaneBlocked::action)
			.isEqualTo(FailureAction.HOLD);
	}

	@Test
	void aHeldBatchThatSucceedsAfterAllIsDeliveredWhole() {
		this.rig.delivery().commitFailsWith("m1"::equals);
		page(3);
		this.rig.delivery().commitFailsWith((text) -> false);
		this.rig.pass(Duration.ofMinutes(1));
		assertThat(this.rig.delivery().committed()).containsExactly("m0+m1+m2");
	}

}
