package io.github.telegramupdates.benchmarks.wire;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One container, decoded or encoded.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ContainerBenchmark {

	private Updates container = SampleContainer.create();

	private byte[] bytes = this.container.toByteArray();

	/** Makes sure that all of it is decoded. */
	@Setup
	public void check() {
		if (!decode().equals(this.container) || skim() == 0) {
			throw new IllegalStateException("decoded to something else");
		}
	}

	/**
	 * Decodes into records.
	 * @return the container
	 */
	@Benchmark
	public UpdatesType decode() {
		return UpdatesType.read(new TlReader(this.bytes));
	}

	/**
	 * Finds where every field ends, and nothing else.
	 * @return something that depends on all fields
	 */
	@Benchmark
	public long skim() {
		return new Skimmer(this.bytes).skim();
	}

	/**
	 * Encodes with room for all of it.
	 * @return the writer
	 */
	@Benchmark
	public TlWriter encode() {
		TlWriter out = new TlWriter(this.bytes.length);
		this.container.write(out);
		return out;
	}

	/**
	 * Copies the encoded bytes.
	 * @return the copy
	 */
	@Benchmark
	public byte[] copy() {
		return Arrays.copyOf(this.bytes, this.bytes.length);
	}

}
