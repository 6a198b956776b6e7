package io.github.telegramupdates.spring.account.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.spring.Batches;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What the log says of listeners that run for long.
 */
@ExtendWith(OutputCaptureExtension.class)
class SlowHandlerLogTests {

	private static final String NAMED = "Account 'archive': listener slow#on, called for UpdateNewMessage in the lane 'account',";

	private final Batch batch = Batches.ofAccount(Batches.newMessage(1), Batches.newMessage(2));

	private final AtomicLong nanos = new AtomicLong();

	private final AccountNames names = new AccountNames();

	private final SlowHandlerLog log = new SlowHandlerLog(this.names, Duration.ofSeconds(30));

	private final DeliveryWatch watch = new DeliveryWatch(this.nanos::get, List.of(this.log));

	@BeforeEach
	void name() {
		this.names.assign(Batches.USER, "archive");
	}

	@Test
	void aListenerThatRunsForLongIsNamedOnceWhileItRuns(CapturedOutput output) throws Exception {
		deliver(() -> {
			runFor(29);
			assertThat(output).doesNotContain("slow#on");
			runFor(1);
			runFor(60);
			assertThat(output).contains("WARN").containsOnlyOnce("slow#on").contains(NAMED + " runs for 30 s by now");
		});
	}

	@Test
	void itIsNamedAgainWhenItReturnsAtLast(CapturedOutput output) throws Exception {
		deliver(() -> {
			runFor(40);
			runFor(5);
		});
		assertThat(output).contains("INFO").contains(NAMED + " has returned after 45 s");
	}

	@Test
	void itIsNamedAgainWhenItFailsAtLast(CapturedOutput output) {
		assertThatIllegalStateException().isThrownBy(() -> deliver(() -> {
			runFor(40);
			throw new IllegalStateException("the text of a message");
		}));
		assertThat(output).contains(NAMED + " has failed after 40 s").doesNotContain("text of a message");
	}

	@Test
	void oneThatReturnsInTimeIsNotNamed(CapturedOutput output) throws Exception {
		deliver(() -> runFor(29));
		assertThat(output).doesNotContain("slow#on");
	}

	@Test
	void thousandsOfQuickCallsAreNotSlowTogether(CapturedOutput output) throws Exception {
		this.watch.watch((group) -> {
			for (int i = 0; i < 1_000; i++) {
				call(() -> runFor(1));
			}
		}).deliver(List.of(this.batch));
		assertThat(output).doesNotContain("slow#on");
	}

	@Test
	void eachRunIsNamedAgain(CapturedOutput output) throws Exception {
		deliver(() -> runFor(30));
		deliver(() -> runFor(31));
		assertThat(output).contains("runs for 30 s", "runs for 31 s");
	}

	@Test
	void theyAreLookedForOftenEnough() {
		assertThat(this.log.interval()).isEqualTo(Duration.ofSeconds(3));
		assertThat(new SlowHandlerLog(this.names, Duration.ofHours(1)).interval()).isEqualTo(Duration.ofSeconds(10));
		assertThat(new SlowHandlerLog(this.names, Duration.ofMillis(1)).interval()).isEqualTo(Duration.ofMillis(100));
	}

	private void deliver(Runnable listener) throws Exception {
		this.watch.watch((group) -> call(listener)).deliver(List.of(this.batch));
	}

	private void call(Runnable listener) {
		this.watch.calling("slow#on", this.batch.updates().get(0));
		listener.run();
		this.watch.returned();
	}

	private void runFor(long seconds) {
		this.nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
		this.log.check(this.watch);
	}

}
