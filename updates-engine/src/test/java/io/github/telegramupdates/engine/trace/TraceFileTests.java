package io.github.telegramupdates.engine.trace;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.AccountKind;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.tl.TlWriter;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Files of traces, whole and damaged.
 */
class TraceFileTests {

	private static final int VERSION_AT = 4;

	private static final int LAYER_AT = 2 * Integer.BYTES;

	private final List<EncodedInput> encoded = InputSamples.all()
		.stream()
		.map((input) -> new EncodedInput(InputKind.encode(input), input.hashCode()))
		.toList();

	@Test
	void aTraceIsReadAsItWasWritten() throws IOException {
		Trace trace = new Trace(TracedAccount.bot(8_000_000_000L), this.encoded, 12);
		Trace read = read(write(trace));
		assertThat(read.account()).isEqualTo(trace.account());
		assertThat(read.skipped()).isEqualTo(12);
		assertThat(read.isComplete()).isFalse();
		assertThat(read.inputs()).isEqualTo(trace.inputs())
			.extracting(TracedInput::input)
			.isEqualTo(InputSamples.all());
		assertThat(write(read)).isEqualTo(write(trace));
	}

	@Test
	void anOutcomeThatIsNotKnownYetStaysUnknown() throws IOException {
		Trace trace = trace(new EncodedInput(InputKind.encode(InputSamples.load()), null));
		assertThat(read(write(trace)).inputs()).containsExactly(new TracedInput(InputSamples.load(), null));
	}

	@Test
	void aTraceWithoutInputsIsReadAsItWasWritten() throws IOException {
		assertThat(read(write(trace())).inputs()).isEmpty();
	}

	@Test
	void noByteCanBeChangedUnnoticed() throws IOException {
		byte[] file = write(trace(this.encoded.toArray(EncodedInput[]::new)));
		for (int at = 0; at < file.length; at++) {
			byte[] damaged = file.clone();
			damaged[at] ^= 0x10;
			assertRefused(damaged).withMessageContaining("at byte");
		}
	}

	@Test
	void noByteCanBeMissingUnnoticed() throws IOException {
		byte[] file = write(trace(this.encoded.toArray(EncodedInput[]::new)));
		for (int length = 0; length < file.length; length++) {
			assertRefused(Arrays.copyOf(file, length)).withMessageContaining("the file ends");
		}
		assertRefused(Arrays.copyOf(file, file.length + 1)).withMessageContaining("more bytes");
	}

	@Test
	void anotherLayerIsRefused() throws IOException {
		byte[] file = write(trace());
		file[LAYER_AT] = 100;
		TraceFormatException failure = refused(file);
		assertThat(failure).hasMessageContaining("layer is 100 instead of");
		assertThat(failure.record()).isEqualTo(TraceFormatException.HEAD);
		assertThat(failure.offset()).isEqualTo(LAYER_AT);
	}

	@Test
	void anOlderFormatIsRefusedByItsNumber() throws IOException {
		byte[] file = write(trace());
		file[VERSION_AT] = TraceFile.VERSION - 1;
		assertThat(refused(file)).hasMessageContaining("version of the format is 3 instead of 4");
	}

	@Test
	void theMemoryLimitsOfTheAccountAreKept() throws IOException {
		MemoryLimits limits = new MemoryLimits(5, 70, 1L << 40);
		TracedAccount account = new TracedAccount(7, SequencingSettings.of(AccountKind.USER).withMemory(limits));
		assertThat(read(write(new Trace(account, List.of(), 0))).account()).isEqualTo(account);
	}

	@Test
	void whatIsNoTraceIsRefused() {
		assertRefused("not a trace at all".getBytes(StandardCharsets.UTF_8)).withMessageContaining("the file ends");
		assertRefused(new byte[100]).withMessageContaining("magic number");
	}

	@Test
	void anUnknownKindOfInputIsRefusedWithItsRecordAndOffset() throws IOException {
		TlWriter unknown = new TlWriter();
		unknown.writeInt(99);
		EncodedInput first = this.encoded.get(0);
		TraceFormatException failure = refused(write(trace(first, new EncodedInput(unknown.toByteArray(), 0))));
		assertThat(failure).hasMessageContaining("record 1").hasMessageContaining("99");
		assertThat(failure.record()).isEqualTo(1);
		assertThat(failure.offset()).isEqualTo(
				TraceFile.HEAD_SIZE + 2 * (TraceFile.RECORD_HEAD_SIZE + TraceFile.OUTCOME_SIZE) + first.bytes().length);
	}

	@Test
	void aBodyOfAnotherShapeIsRefusedWithTheOffsetOfItsField() throws IOException {
		byte[] load = InputKind.encode(InputSamples.load());
		int boolAt = Integer.BYTES + Long.BYTES + Integer.BYTES + 2 * Long.BYTES;
		load[boolAt]++;
		TraceFormatException failure = refused(write(trace(new EncodedInput(load, 0))));
		assertThat(failure.record()).isZero();
		assertThat(failure.offset())
			.isEqualTo(TraceFile.HEAD_SIZE + TraceFile.RECORD_HEAD_SIZE + TraceFile.OUTCOME_SIZE + boolAt);
	}

	@Test
	void aTraceThatDoesNotBeginWithWhatWasStoredIsRefused() throws IOException {
		Input tick = InputSamples.tick(1);
		assertRefused(write(trace(new EncodedInput(InputKind.encode(tick), 0)))).withMessageContaining("record 0");
	}

	@Test
	void theTextOfATraceShowsNothingOfItsContent() {
		assertThat(trace(this.encoded.toArray(EncodedInput[]::new)))
			.hasToString("Trace[" + InputSamples.ACCOUNT + ", " + this.encoded.size() + " inputs, 0 skipped]");
	}

	private static Trace trace(EncodedInput... inputs) {
		return new Trace(InputSamples.ACCOUNT, List.of(inputs), 0);
	}

	private static byte[] write(Trace trace) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		trace.write(out);
		return out.toByteArray();
	}

	private static Trace read(byte[] file) throws IOException {
		return Trace.read(new ByteArrayInputStream(file));
	}

	private static ThrowableAssertAlternative<TraceFormatException> assertRefused(byte[] file) {
		return assertThatExceptionOfType(TraceFormatException.class).isThrownBy(() -> read(file));
	}

	private static TraceFormatException refused(byte[] file) {
		return catchThrowableOfType(TraceFormatException.class, () -> read(file));
	}

}
