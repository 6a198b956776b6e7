package io.github.telegramupdates.benchmarks.sequencing;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One pushed update and the commit of its batch. The update itself is made within the
 * operation; the subject {@code inputs} tells what that costs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SteppingBenchmark {

	/** What is pushed. */
	@Param({ "common", "reordered", "channels" })
	private String traffic = "";

	/** What sequences it. */
	@Param({ "inputs", "batches", "map", "engine" })
	private String subject = "";

	private Supplier<Object> operation = Object::new;

	/** Brings an account up to date. */
	@Setup
	public void prepare() {
		Traffic pushed = Traffic.of(this.traffic);
		if (this.subject.equals("inputs")) {
			this.operation = pushed::next;
			return;
		}
		SteppedAccount account = new SteppedAccount(sequencer(), pushed.load());
		this.operation = () -> account.step(pushed.next());
	}

	private SteppedEngine sequencer() {
		return switch (this.subject) {
			case "batches" -> new BatchesOnly();
			case "map" -> new MapEngine();
			default -> SteppedEngine.accountEngine();
		};
	}

	/**
	 * Pushes an update.
	 * @return what came out
	 */
	@Benchmark
	public Object step() {
		return this.operation.get();
	}

}
