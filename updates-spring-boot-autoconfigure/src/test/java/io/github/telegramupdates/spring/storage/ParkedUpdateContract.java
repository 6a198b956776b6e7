package io.github.telegramupdates.spring.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.EncodedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdate.Failure;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.tl.UpdatePhoneCallSignalingData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every storage promises of parked updates.
 */
public abstract class ParkedUpdateContract extends StateStorageContract {

	private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

	private static final Failure FAILURE = new Failure("Archive.on(UpdateNewMessage)",
			"java.lang.IllegalStateException", 5, TIME, TIME.plusSeconds(60));

	@Test
	void parkedUpdatesAreStoredWithTheirStepAndVisitedOldestFirst() {
		long claim = begin();
		StateChange ofAccount = account(claim, STATE, STATE).withParked(List.of(parked(11), parked(12)));
		StateChange ofChannel = channel(claim, 1, null, CHANNEL)
			.withParked(List.of(parked(Lane.channel(1), BoxId.channel(1), 100)));
		storage().commit(List.of(ofChannel, ofAccount));
		List<ParkedUpdate> parked = parked();
		assertThat(parked).extracting(ParkedUpdate::position).containsExactly(11, 12, 100);
		assertThat(parked).extracting(ParkedUpdate::id).doesNotHaveDuplicates().isSorted().allMatch((id) -> id > 0);
		assertThat(count()).isEqualTo(3);
		assertThat(parked).first().isEqualTo(parked(11).withId(parked.get(0).id()));
		assertThat(parked).last().isEqualTo(parked(Lane.channel(1), BoxId.channel(1), 100).withId(parked.get(2).id()));
	}

	@Test
	void aParkedUpdateIsFoundByItsId() {
		long id = park(parked(11));
		assertThat(parkedUpdates().find(this.user, id)).contains(parked(11).withId(id));
		assertThat(parkedUpdates().find(this.user, id + 1)).isEmpty();
		assertThat(parkedUpdates().find(-this.user, id)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(BoxId.Kind.class)
	void aParkedUpdateKeepsItsBox(BoxId.Kind kind) {
		BoxId box = new BoxId(kind, (kind == BoxId.Kind.CHANNEL) ? Long.MAX_VALUE : 0);
		ParkedUpdate parked = parked(Lane.channel(Long.MIN_VALUE), box, Integer.MIN_VALUE);
		assertThat(parkedUpdates().find(this.user, park(parked))).hasValueSatisfying((stored) -> {
			assertThat(stored.box()).isEqualTo(box);
			assertThat(stored.lane()).isEqualTo(Lane.channel(Long.MIN_VALUE));
			assertThat(stored.position()).isEqualTo(Integer.MIN_VALUE);
		});
	}

	@ParameterizedTest
	@EnumSource(Source.class)
	void aParkedUpdateKeepsHowItWasObtained(Source source) {
		ParkedUpdate parked = new ParkedUpdate(0, this.user, Lane.ACCOUNT, "UpdateConfig", BoxId.QTS, 1,
				Integer.MAX_VALUE, source, Freshness.STALE, content(0), FAILURE);
		long id = park(parked);
		assertThat(parkedUpdates().find(this.user, id)).contains(parked.withId(id));
	}

	@Test
	void aListenerNeedNotBeKnown() {
		ParkedUpdate parked = parked(11).withFailure(new Failure(null, "x".repeat(2_000), 1, TIME, TIME));
		long id = park(parked);
		assertThat(parkedUpdates().find(this.user, id)).contains(parked.withId(id));
	}

	@Test
	void aLongContentIsKeptWholeAndInItsLayer() {
		ParkedUpdate parked = new ParkedUpdate(0, this.user, Lane.ACCOUNT, "UpdateConfig", BoxId.COMMON, 1, 1,
				Source.DIFFERENCE, Freshness.CURRENT, new EncodedUpdate(5, content(3_000_000).bytes()), FAILURE);
		assertThat(parkedUpdates().find(this.user, park(parked)).orElseThrow().content()).isEqualTo(parked.content());
	}

	@Test
	void aStepThatIsRefusedParksNothing() {
		long claim = begin();
		refuse(channel(claim, 1, CHANNEL, CHANNEL).withParked(List.of(parked(11))), Reason.POSITION_CHANGED);
		storage().claim(this.user);
		refuse(account(claim, STATE, STATE).withParked(List.of(parked(11))), Reason.OWNERSHIP_LOST);
		assertThat(parked()).isEmpty();
		assertThat(count()).isZero();
	}

	@Test
	void aParkedUpdateThatIsDeliveredIsDeletedOnce() {
		long claim = begin();
		long id = park(claim, parked(11));
		long other = park(claim, parked(12));
		parkedUpdates().deleteReplayed(this.user, claim, id);
		assertThat(parked()).extracting(ParkedUpdate::id).containsExactly(other);
		assertConflict(claim, id, Reason.POSITION_CHANGED);
		assertThat(storage().getState(this.user)).contains(STATE);
	}

	@Test
	void aParkedUpdateOfAnotherAccountIsNotDeleted() {
		long claim = begin();
		long id = park(claim, parked(11));
		long claimOfOther = storage().claim(-this.user);
		assertThatExceptionOfType(StateConflictException.class)
			.isThrownBy(() -> parkedUpdates().deleteReplayed(-this.user, claimOfOther, id));
		assertThat(parkedUpdates().discard(-this.user, id)).isFalse();
		assertThat(parked()).hasSize(1);
	}

	@Test
	void onlyTheOwnerDeletesWhatWasDelivered() {
		long claim = begin();
		long id = park(claim, parked(11));
		storage().claim(this.user);
		assertConflict(claim, id, Reason.OWNERSHIP_LOST);
		assertThat(parked()).hasSize(1);
	}

	@Test
	void anotherFailureIsNoted() {
		long id = park(parked(11));
		Failure again = FAILURE.again("Other.on", "java.lang.Error", TIME.plus(Duration.ofDays(1)));
		parkedUpdates().failedAgain(this.user, id, again);
		parkedUpdates().failedAgain(this.user, id + 1, again);
		assertThat(parked()).containsExactly(parked(11).withId(id).withFailure(again));
		assertThat(again.attempts()).isEqualTo(6);
		assertThat(again.first()).isEqualTo(TIME);
	}

	@Test
	void aParkedUpdateIsDiscardedOnce() {
		long id = park(parked(11));
		assertThat(parkedUpdates().discard(this.user, id)).isTrue();
		assertThat(parkedUpdates().discard(this.user, id)).isFalse();
		assertThat(parked()).isEmpty();
	}

	@Test
	void aForgottenAccountHasNoParkedUpdates() {
		park(parked(11));
		storage().forget(-this.user);
		assertThat(parked()).hasSize(1);
		storage().forget(this.user);
		assertThat(parked()).isEmpty();
		assertThat(count()).isZero();
	}

	@Test
	void anUnknownAccountHasNoParkedUpdates() {
		assertThat(parked()).isEmpty();
		assertThat(count()).isZero();
		assertThat(parkedUpdates().find(this.user, 1)).isEmpty();
		assertConflict(1, 1, Reason.OWNERSHIP_LOST);
	}

	protected final ParkedUpdateStorage parkedUpdates() {
		return storage().parkedUpdates().orElseThrow();
	}

	protected final long park(long claim, ParkedUpdate parked) {
		AccountState state = storage().getState(this.user).orElseThrow();
		commit(account(claim, state, state).withParked(List.of(parked)));
		List<ParkedUpdate> all = parked();
		return all.get(all.size() - 1).id();
	}

	private long park(ParkedUpdate parked) {
		return park(begin(), parked);
	}

	protected final ParkedUpdate parked(int position) {
		return parked(Lane.ACCOUNT, BoxId.COMMON, position);
	}

	private ParkedUpdate parked(Lane lane, BoxId box, int position) {
		return new ParkedUpdate(ParkedUpdate.NOT_STORED, this.user, lane, "UpdatePhoneCallSignalingData", box, position,
				1, Source.LIVE, Freshness.CURRENT, content(7), FAILURE);
	}

	private static EncodedUpdate content(int length) {
		byte[] data = new byte[length];
		Arrays.fill(data, (byte) 9);
		return EncodedUpdate.of(new UpdatePhoneCallSignalingData(3, data), List.of(), List.of());
	}

	protected final List<ParkedUpdate> parked() {
		List<ParkedUpdate> parked = new ArrayList<>();
		parkedUpdates().forEach(this.user, parked::add);
		return parked;
	}

	private long count() {
		return parkedUpdates().count(this.user);
	}

	private void assertConflict(long claim, long id, Reason reason) {
		assertThatExceptionOfType(StateConflictException.class)
			.isThrownBy(() -> parkedUpdates().deleteReplayed(this.user, claim, id))
			.satisfies((ex) -> {
				assertThat(ex.reason()).isEqualTo(reason);
				assertThat(ex.userId()).isEqualTo(this.user);
			});
	}

}
