package io.github.telegramupdates.tl.generator;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SchemaParser}.
 */
class SchemaParserTests {

	@Test
	void methodsStandBehindTheirSeparator() {
		Schema schema = SchemaText.parse("// LAYER 7", "", "a x:int = A", "---functions---", "ns.get = A");
		assertThat(schema.layer()).isEqualTo(7);
		assertThat(schema.constructors()).extracting(Combinator::name).containsExactly("a");
		assertThat(schema.methods()).extracting(Combinator::name).containsExactly("ns.get");
	}

	@Test
	void argumentsAreReadInTheirOrder() {
		Schema schema = SchemaText
			.parse("a flags:# on:flags.0?true name:flags.1?string ids:Vector<long> flags2:# x:flags2.31?A = A");
		assertThat(schema.constructors().get(0).arguments()).containsExactly(new Argument.FlagWord("flags"),
				new Argument.Switch("on", new FlagBit("flags", 0)),
				new Argument.Optional("name", new FlagBit("flags", 1), TlType.Scalar.STRING),
				new Argument.Required("ids", new TlType.Vector(TlType.Scalar.LONG)), new Argument.FlagWord("flags2"),
				new Argument.Optional("x", new FlagBit("flags2", 31), new TlType.Named("A")));
	}

	@Test
	void aWrapperIsGeneric() {
		Combinator wrapper = SchemaText.parse("---functions---", "wrap {X:Type} query:!X = X").methods().get(0);
		assertThat(wrapper.generic()).isTrue();
		assertThat(wrapper.arguments()).isEqualTo(List.of(new Argument.Required("query", new TlType.Query())));
		assertThat(wrapper.result()).isEqualTo(new TlType.Variable());
	}

	@Test
	void aWrongIdIsRefusedWithItsLine() {
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> SchemaParser.parse("// LAYER 7\npeerUser#59511723 user_id:long = Peer;"))
			.withMessage("Line 2: the id is 0x59511723 but the CRC32 is 0x59511722: "
					+ "peerUser#59511723 user_id:long = Peer");
	}

	@Test
	void aTypingErrorInAFieldIsRefused() {
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> SchemaParser.parse("peerUser#59511722 user_id:int = Peer;"))
			.withMessageStartingWith("Line 1: the id is 0x59511722 but the CRC32 is");
	}

	@ParameterizedTest
	@ValueSource(strings = { "peerUser user_id:long = Peer;", "peerUser#59511722 user_id:long = Peer", "nonsense",
			"peerUser#zz = Peer;" })
	void aLineThatIsNoDeclarationIsRefused(String line) {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> SchemaParser.parse(line))
			.withMessage("Line 1: no declaration of a constructor or method: " + line);
	}

	@Test
	void aFlagOfAnUnknownWordIsRefused() {
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> SchemaText.parse("a flags:# x:flags2.0?int = A"))
			.withMessageStartingWith("Line 1: no flag flags2.0");
	}

	@Test
	void aBareVectorIsRefused() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> SchemaText.parse("a x:vector<int> = A"))
			.withMessageStartingWith("Line 1: cannot read type vector<int>");
	}

}
