package io.github.telegramupdates.engine.sequencing.machine;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.Output;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What waits for a time.
 */
class DeadlinesTests {

	private final Deadlines deadlines = new Deadlines();

	private final List<String> ran = new ArrayList<>();

	private Deadlines.Deadline at(long millis, String name) {
		return this.deadlines.at(millis, () -> this.ran.add(name));
	}

	private void advanceTo(long millis) {
		this.deadlines.advanceTo(new Moment(millis, 7));
		this.deadlines.runDue();
	}

	@Test
	void thoseThatAreDueRunInOrderAndAtTheSameTimeAsTheyWereSet() {
		at(20, "third");
		at(10, "first");
		at(10, "second");
		at(21, "later");
		advanceTo(20);
		assertThat(this.ran).containsExactly("first", "second", "third");
		assertThat(this.deadlines.earliest()).isEqualTo(21);
	}

	@Test
	void whatOneArmsForNowRunsToo() {
		this.deadlines.at(10, () -> this.deadlines.in(0, () -> this.ran.add("armed")));
		advanceTo(10);
		assertThat(this.ran).containsExactly("armed");
	}

	@Test
	void oneThatIsCancelledDoesNotRun() {
		Deadlines.Deadline cancelled = at(10, "cancelled");
		at(10, "kept");
		assertThat(this.deadlines.isPending(cancelled)).isTrue();
		this.deadlines.cancel(cancelled);
		this.deadlines.cancel(null);
		assertThat(this.deadlines.isPending(cancelled)).isFalse();
		assertThat(this.deadlines.isPending(null)).isFalse();
		advanceTo(10);
		assertThat(this.ran).containsExactly("kept");
	}

	@Test
	void noneIsLeftOnceAllAreCancelled() {
		at(10, "one");
		at(11, "two");
		this.deadlines.cancelAll();
		assertThat(this.deadlines.earliest()).isEqualTo(Output.ArmTimer.NEVER);
		advanceTo(100);
		assertThat(this.ran).isEmpty();
		assertThat(this.deadlines.serverNow()).isEqualTo(7);
	}

}
