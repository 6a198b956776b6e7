package io.github.telegramupdates.engine.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

import io.github.telegramupdates.engine.sequencing.AccountEngine;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.trace.ReplayedInput;
import io.github.telegramupdates.engine.trace.Trace;
import io.github.telegramupdates.engine.trace.TraceReplay;
import io.github.telegramupdates.engine.trace.TracedInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What engines took in during ten random runs, and a checksum of what each input led to:
 * files that are kept, so that another structure of the engine decides the same. A new
 * decision needs new ones: {@code -Dtrace.seed=n -Dtrace.record=directory} with
 * {@link RandomTraceTests} writes those of a seed.
 */
class RecordedTracesTests {

	private static final int RUNS = 10;

	/** Names that outputs print, and what stood there when the runs were recorded. */
	private static final Map<String, String> FORMER_NAMES = Map.of("SequencedUpdate\\[", "DeliveredUpdate[",
			", nextVersion=\\d+", "");

	/**
	 * What outputs did not print then: of a step, it is its version and one; it parks
	 * nothing and replays nothing.
	 */
	private static final Pattern ADDED = Pattern.compile(", nextVersion=\\d+|, parked=\\[\\]|, replay=null");

	static List<Path> files() throws IOException, URISyntaxException {
		Path directory = Path.of(RecordedTracesTests.class.getResource("/traces").toURI());
		try (Stream<Path> files = Files.list(directory)) {
			return files.sorted().toList();
		}
	}

	private static Trace read(Path file) {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			return Trace.read(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void aRecordedRunLeadsToOutputsThatDifferByNamesAlone(Path file) {
		List<ReplayedInput> replay = TraceReplay.run(read(file)).inputs();
		assertThat(replay).isNotEmpty().allSatisfy((input) -> assertThat(input.failure()).isNull());
		assertThat(replay).extracting(RecordedTracesTests::checksumUnderFormerNames)
			.isEqualTo(replay.stream().map((input) -> input.recorded().outcome()).toList());
	}

	/** Names change, and decisions do not: the text of the outputs as it was then. */
	private static Integer checksumUnderFormerNames(ReplayedInput input) {
		CRC32 crc = new CRC32();
		for (Output output : input.outputs()) {
			String text = ADDED.matcher(output.toString()).replaceAll("");
			for (Map.Entry<String, String> name : FORMER_NAMES.entrySet()) {
				text = text.replaceAll(name.getKey(), name.getValue());
			}
			crc.update((text + '\n').getBytes(StandardCharsets.UTF_8));
		}
		return (int) crc.getValue();
	}

	@Test
	void tenRunsAreKept() throws Exception {
		assertThat(files().stream().map((file) -> file.getFileName().toString().split("-")[1]).distinct())
			.hasSize(RUNS);
	}

	@Test
	void theyGoThroughWhateverABoxCanGoThrough() throws Exception {
		assertThat(files().stream().map(RecordedTracesTests::read).flatMap(RecordedTracesTests::transitions))
			.containsAll(EnumSet.complementOf(EnumSet.of(Transition.WIDENED)));
	}

	private static Stream<Transition> transitions(Trace trace) {
		Set<Transition> taken = EnumSet.noneOf(Transition.class);
		AccountEngine engine = trace.account().newEngine();
		for (TracedInput recorded : trace.inputs()) {
			if (recorded.input() instanceof Input.Load) {
				collect(engine, taken);
				engine = trace.account().newEngine();
			}
			engine.step(recorded.input());
		}
		collect(engine, taken);
		return taken.stream();
	}

	private static void collect(AccountEngine engine, Set<Transition> taken) {
		Stream.of(Transition.values())
			.filter((transition) -> engine.transitions().of(transition) > 0)
			.forEach(taken::add);
	}

}
