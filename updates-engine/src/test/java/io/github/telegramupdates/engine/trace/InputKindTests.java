package io.github.telegramupdates.engine.trace;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.client.SessionSignal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How inputs are written.
 */
class InputKindTests {

	@Test
	void everyInputComesBackAsItWas() {
		for (Input input : InputSamples.all()) {
			byte[] bytes = InputKind.encode(input);
			assertThat(InputKind.decode(bytes)).isEqualTo(input);
			assertThat(InputKind.encode(InputKind.decode(bytes))).isEqualTo(bytes);
		}
	}

	@Test
	void anAccountWithoutAPositionComesBackWithoutOne() {
		Input.Load load = InputSamples.firstLoad();
		assertThat(InputKind.decode(InputKind.encode(load))).isEqualTo(load);
	}

	@Test
	void everyBoxComesBackAsItWas() {
		for (BoxId.Kind kind : BoxId.Kind.values()) {
			Input input = new Input.Affected(InputSamples.at(1), new BoxId(kind, 9), 2, 3);
			assertThat(InputKind.decode(InputKind.encode(input))).isEqualTo(input);
		}
	}

	@Test
	void everyKindOfInputCanBeTraced() {
		Class<?>[] permitted = Input.class.getPermittedSubclasses();
		assertThat(permitted).hasSameSizeAs(InputKind.values());
		Arrays.stream(permitted)
			.map((type) -> type.<Input>asSubclass(Input.class))
			.forEach((type) -> assertThat(InputKind.of(type)).as("kind of %s", type).isNotNull());
		assertThat(types(InputSamples.all().stream())).containsExactlyInAnyOrder(permitted);
	}

	@Test
	void everySignalAndEveryLaneCanBeTraced() {
		assertThat(types(InputSamples.signals().stream()))
			.containsExactlyInAnyOrder(SessionSignal.class.getPermittedSubclasses());
		assertThat(types(InputSamples.lanes().stream())).containsExactlyInAnyOrder(Lane.class.getPermittedSubclasses());
	}

	private static Set<Class<?>> types(Stream<?> values) {
		return values.map(Object::getClass).collect(Collectors.toSet());
	}

	@Test
	void anUnknownKindIsRefused() {
		TlWriter out = new TlWriter();
		out.writeInt(99);
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(() -> InputKind.decode(out.toByteArray()))
			.withMessageContaining("99");
	}

}
