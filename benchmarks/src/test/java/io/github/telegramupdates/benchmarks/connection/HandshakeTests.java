package io.github.telegramupdates.benchmarks.connection;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HandshakeTests {

	private final Handshake handshake = new Handshake();

	@Test
	void aKeyIsAgreedOnWithThePrimeThatIsKnown() {
		assertThat(this.handshake.nanos(SafePrimes.KNOWN)).isPositive();
	}

	@Test
	void aKeyIsAgreedOnWithAPrimeThatIsNot() throws Exception {
		assertThat(this.handshake.nanos(SafePrimes.unknown().get(0))).isPositive();
	}

	@Test
	void primesThatAreUnknownAreAllDifferent() throws Exception {
		assertThat(SafePrimes.unknown()).doesNotHaveDuplicates()
			.doesNotContain(SafePrimes.KNOWN)
			.hasSizeGreaterThan(11)
			.allSatisfy((prime) -> assertThat(prime.bitLength()).isEqualTo(2_048));
	}

}
