package io.github.telegramupdates.mtproto.connection;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.transport.ServerAddress;

/**
 * The networks that Telegram runs: where a client begins, and by which key their servers
 * prove themselves.
 */
public enum TelegramNetwork {

	/** The network of everybody. */
	PRODUCTION(
			Map.of(1, at("149.154.175.50", "2001:b28:f23d:f001::a"), 2,
					at("149.154.167.50", "149.154.167.51", "2001:67c:4e8:f002::a"), 3,
					at("149.154.175.100", "2001:b28:f23d:f003::a"), 4, at("149.154.167.91", "2001:67c:4e8:f004::a"), 5,
					at("149.154.171.5", "2001:b28:f23f:f005::a")),
			0,
			"e8bb3305c0b52c6cf2afdf7637313489e63e05268e5badb601af417786472e5f93b85438968e20e6729a301c0afc121bf715"
					+ "1f834436f7fda680847a66bf64accec78ee21c0b316f0edafe2f41908da7bd1f4a5107638eeb67040ace472a14f90d9f7c2b"
					+ "7def99688ba3073adb5750bb02964902a359fe745d8170e36876d4fd8a5d41b2a76cbff9a13267eb9580b2d06d10357448d2"
					+ "0d9da2191cb5d8c93982961cdfdeda629e37f1fb09a0722027696032fe61ed663db7a37f6f263d370f69db53a0dc0a1748bd"
					+ "aaff6209d5645485e6e001d1953255757e4b8e42813347b11da6ab500fd0ace7e6dfa3736199ccaf9397ed0745a427dcfa6c"
					+ "d67bcb1acff3"),

	/** The network for tests, with accounts of its own. */
	TEST(Map.of(1, at("149.154.175.10", "2001:b28:f23d:f001::e"), 2, at("149.154.167.40", "2001:67c:4e8:f002::e"), 3,
			at("149.154.175.117", "2001:b28:f23d:f003::e")), 10_000,
			"c8c11d635691fac091dd9489aedced2932aa8a0bcefef05fa800892d9b52ed03200865c9e97211cb2ee6c7ae96d3fb0e15ae"
					+ "ffd66019b44a08a240cfdd2868a85e1f54d6fa5deaa041f6941ddf302690d61dc476385c2fa655142353cb4e4b59f6e5b658"
					+ "4db76fe8b1370263246c010c93d011014113ebdf987d093f9d37c2be48352d69a1683f8f6e6c2167983c761e3ab169fde5da"
					+ "aa12123fa1beab621e4da5935e9c198f82f35eae583a99386d8110ea6bd1abb0f568759f62694419ea5f69847c43462abef8"
					+ "58b4cb5edc84e7b9226cd7bd7e183aa974a712c079dde85b9dc063b8a5c08e8f859c0ee5dcd824c7807f20153361a7f63cfd"
					+ "2a433a1be7f5");

	/** The data center to begin with. */
	public static final int FIRST_DC = 2;

	private static final int PORT = 443;

	private final Map<Integer, List<ServerAddress>> servers;

	private final int dcOffset;

	private final RsaPublicKey key;

	TelegramNetwork(Map<Integer, List<ServerAddress>> servers, int dcOffset, String modulus) {
		this.servers = servers;
		this.dcOffset = dcOffset;
		this.key = new RsaPublicKey(new BigInteger(modulus, 16), BigInteger.valueOf(65_537));
	}

	private static List<ServerAddress> at(String... hosts) {
		return Arrays.stream(hosts).map((host) -> new ServerAddress(host, PORT)).toList();
	}

	/**
	 * Where its data centers listen, until a server sends more.
	 * @return addresses by numbers of data centers
	 */
	public Map<Integer, List<ServerAddress>> servers() {
		return this.servers;
	}

	/**
	 * By which its servers prove themselves.
	 * @return their public key
	 */
	public RsaPublicKey key() {
		return this.key;
	}

	/** A data center as exchanges and transports number it. */
	public int numberOf(int dc) {
		return dc + this.dcOffset;
	}

}
