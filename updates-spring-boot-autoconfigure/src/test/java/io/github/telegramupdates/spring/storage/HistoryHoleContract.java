package io.github.telegramupdates.spring.storage;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.engine.storage.HistoryHole.Cause;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every storage promises of holes.
 */
public abstract class HistoryHoleContract extends StateStorageSteps {

	@Test
	void holesAreStoredWithTheirStepAndVisitedOldestFirst() {
		long claim = begin();
		HistoryHole ofChannel = new HistoryHole.Reset(BoxId.channel(1), 300, 1, 100, 2, 55, 99);
		HistoryHole second = new HistoryHole.Range(BoxId.QTS, 95, 97, 3, 0, 0, Cause.RETENTION);
		commit(pass(claim, HOLE, second));
		commit(pass(claim, null, CHANNEL, ofChannel));
		commit(pass(claim, second));
		assertThat(holes()).containsExactly(HOLE, second, ofChannel, second);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REBASED")
	void aHoleKeepsItsCause(Cause cause) {
		HistoryHole hole = new HistoryHole.Range(BoxId.channel(Long.MAX_VALUE), Integer.MIN_VALUE, Integer.MAX_VALUE, 1,
				2, 3, cause);
		commit(pass(begin(), hole));
		assertThat(holes()).containsExactly(hole);
	}

	@ParameterizedTest
	@EnumSource(BoxId.Kind.class)
	void aHoleKeepsItsBox(BoxId.Kind kind) {
		BoxId box = new BoxId(kind, (kind == BoxId.Kind.CHANNEL) ? 5 : 0);
		HistoryHole range = new HistoryHole.Range(box, 1, 2, 0, 0, 0, Cause.DEGRADED);
		HistoryHole reset = new HistoryHole.Reset(box, Integer.MAX_VALUE, 1, Integer.MIN_VALUE, 2, 3, 4);
		commit(pass(begin(), range, reset));
		assertThat(holes()).containsExactly(range, reset);
	}

	@Test
	void aHoleIsRefusedWithItsStep() {
		long claim = begin();
		refuse(pass(claim, CHANNEL, CHANNEL.withPts(200), HOLE), Reason.POSITION_CHANGED);
		commit(channel(claim, 1, null, CHANNEL));
		refuse(pass(claim, null, CHANNEL, HOLE), Reason.POSITION_CHANGED);
		storage().claim(this.user);
		refuse(pass(claim, HOLE), Reason.OWNERSHIP_LOST);
		refuse(pass(claim, CHANNEL, CHANNEL, HOLE), Reason.OWNERSHIP_LOST);
		assertThat(holes()).isEmpty();
	}

}
