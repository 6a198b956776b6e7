package io.github.telegramupdates.mtproto.connection;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.tl.Config;
import io.github.telegramupdates.tl.DcOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which addresses of a data center are tried, and in which order.
 */
class AddressTests {

	private static final ServerAddress OWN = new ServerAddress("own.example", 1);

	private static final ServerAddress FOUR = new ServerAddress("192.0.2.4", 443);

	private static final ServerAddress OTHER = new ServerAddress("192.0.2.5", 443);

	private static final ServerAddress SIX = new ServerAddress("2001:db8::6", 443);

	private DataCenterAddresses addresses(Ipv6Use ipv6) {
		return new DataCenterAddresses(Map.of(), Map.of(2, List.of(SIX, FOUR), 3, List.of(SIX)), ipv6);
	}

	@Test
	void configuredAddressesComeBeforeLearnedOnesAndThoseBeforeBuiltInOnes() {
		DataCenterAddresses addresses = new DataCenterAddresses(Map.of(2, List.of(OWN)), Map.of(2, List.of(FOUR)),
				Ipv6Use.FALLBACK);
		addresses.learn(2, List.of(OTHER, FOUR));
		assertThat(addresses.of(2)).containsExactly(OWN, OTHER, FOUR);
		assertThat(addresses.learned(2)).containsExactly(OTHER, FOUR);
		assertThat(addresses.knows(5)).isFalse();
	}

	@Test
	void addressesThatAreToldBesidesComeFirst() {
		DataCenterAddresses addresses = addresses(Ipv6Use.FALLBACK);
		NetworkSettings network = network(Transport.INTERMEDIATE, null);
		addresses.learn(HelpConfig.of(false, List.of(option(2, "192.0.2.1").build())), network);
		addresses.add(List.of(option(2, "192.0.2.2").build(), option(2, "192.0.2.1").build(),
				option(4, "192.0.2.4").mediaOnly(true).build()), network);
		assertThat(addresses.learned(2)).extracting(ServerAddress::host).containsExactly("192.0.2.2", "192.0.2.1");
		assertThat(addresses.knows(4)).isFalse();
	}

	@Test
	void aServerThatTellsAddressesForEverIsNotRememberedForEver() {
		DataCenterAddresses addresses = addresses(Ipv6Use.FALLBACK);
		for (int i = 1; i < 200; i++) {
			addresses.add(List.of(option(2, "192.0.2." + i).build()), network(Transport.INTERMEDIATE, null));
		}
		assertThat(addresses.learned(2)).hasSize(32).first().extracting(ServerAddress::host).isEqualTo("192.0.2.199");
	}

	@Test
	void ipv6ComesSecondFirstOrNotAtAll() {
		assertThat(addresses(Ipv6Use.FALLBACK).of(2)).containsExactly(FOUR, SIX);
		assertThat(addresses(Ipv6Use.PREFERRED).of(2)).containsExactly(SIX, FOUR);
		assertThat(addresses(Ipv6Use.OFF).of(2)).containsExactly(FOUR);
	}

	@Test
	void aDataCenterThatHasNoOtherAddressIsReachedByIpv6() {
		assertThat(addresses(Ipv6Use.OFF).of(3)).containsExactly(SIX);
	}

	private static DcOption.Builder option(int dc, String host) {
		return DcOption.builder().id(dc).ipAddress(host).port(443);
	}

	private static NetworkSettings network(Transport transport, @Nullable ProxySettings proxy) {
		return new NetworkSettings(TelegramNetwork.PRODUCTION, 2, Map.of(), List.of(), Ipv6Use.FALLBACK, proxy,
				transport, NetworkSettings.CONFIG_DELAY, () -> true);
	}

	@Test
	void theServerCanWantIpv6ToBeTriedFirst() {
		Config wanted = HelpConfig.of(true, List.of());
		DataCenterAddresses addresses = addresses(Ipv6Use.FALLBACK);
		addresses.learn(wanted, network(Transport.INTERMEDIATE, null));
		assertThat(addresses.of(2)).containsExactly(SIX, FOUR);
		DataCenterAddresses without = addresses(Ipv6Use.OFF);
		without.learn(wanted, network(Transport.INTERMEDIATE, null));
		assertThat(without.of(2)).containsExactly(FOUR);
	}

	@Test
	void onlyAddressesThatAClientCanUseAreLearned() {
		List<DcOption> options = List.of(option(4, "192.0.2.1").mediaOnly(true).build(),
				option(4, "192.0.2.2").cdn(true).build(), option(4, "192.0.2.3").secret(new byte[16]).build(),
				option(4, "a.name.example").build(), option(4, "192.0.2.4").port(0).build(),
				option(4, "192.0.2.5").tcpoOnly(true).build(), option(4, "192.0.2.6").thisPortOnly(true).build(),
				option(4, "2001:db8::7").ipv6(true).build());
		assertThat(ConfigAddresses.usable(options, network(Transport.INTERMEDIATE, null)).get(4))
			.extracting(ServerAddress::host)
			.containsExactly("192.0.2.6", "2001:db8::7");
		assertThat(ConfigAddresses.usable(options, network(Transport.OBFUSCATED, null)).get(4))
			.extracting(ServerAddress::host)
			.containsExactly("192.0.2.5", "192.0.2.6", "2001:db8::7");
	}

	@Test
	void throughAProxyStaticAddressesComeFirst() {
		List<DcOption> options = List.of(option(2, "192.0.2.1").build(), option(2, "192.0.2.2").static_(true).build());
		ProxySettings proxy = new ProxySettings(ProxySettings.Type.SOCKS5, "proxy.example", 1080, null, null);
		assertThat(ConfigAddresses.usable(options, network(Transport.INTERMEDIATE, null)).get(2))
			.extracting(ServerAddress::host)
			.containsExactly("192.0.2.1", "192.0.2.2");
		assertThat(ConfigAddresses.usable(options, network(Transport.INTERMEDIATE, proxy)).get(2))
			.extracting(ServerAddress::host)
			.containsExactly("192.0.2.2", "192.0.2.1");
	}

	@Test
	void addressesAreTriedInTurnUntilOneWorks() {
		AddressRotation rotation = new AddressRotation(() -> List.of(FOUR, OTHER, SIX));
		assertThat(Stream.generate(() -> {
			ServerAddress tried = rotation.current();
			rotation.onFailed();
			return rotation.isRoundOver() ? tried + " and wait" : tried.toString();
		}).limit(4)).containsExactly("192.0.2.4:443", "192.0.2.5:443", "[2001:db8::6]:443 and wait", "192.0.2.4:443");
		rotation.onWorking();
		assertThat(rotation.current()).isEqualTo(OTHER);
	}

	@Test
	void addressesMayChangeWhileTheyAreTried() {
		DataCenterAddresses addresses = addresses(Ipv6Use.FALLBACK);
		AddressRotation rotation = new AddressRotation(() -> addresses.of(2));
		rotation.onFailed();
		addresses.learn(2, List.of(OTHER));
		assertThat(rotation.current()).isEqualTo(FOUR);
	}

	@Test
	void bothNetworksHaveBuiltInAddressesOfBothKinds() {
		for (TelegramNetwork network : TelegramNetwork.values()) {
			assertThat(network.servers()).containsKey(TelegramNetwork.FIRST_DC)
				.allSatisfy((dc, known) -> assertThat(known).extracting(ServerAddress::isIpv6).contains(true, false));
		}
		assertThat(TelegramNetwork.PRODUCTION.servers()).hasSize(5);
	}

}
