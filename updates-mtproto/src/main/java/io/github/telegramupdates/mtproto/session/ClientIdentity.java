package io.github.telegramupdates.mtproto.session;

/**
 * What a client says about itself to the server. Be honest: accounts of clients that
 * pretend to be others are banned.
 *
 * @param apiId id of the application, from my.telegram.org
 * @param deviceModel the device, for example {@code Server}
 * @param systemVersion the operating system, for example {@code Linux}
 * @param appVersion version of the application
 * @param systemLanguage language of the system, for example {@code en}
 * @param language language of the application, for example {@code en}
 */
public record ClientIdentity(int apiId, String deviceModel, String systemVersion, String appVersion,
		String systemLanguage, String language) {

	/**
	 * The identity of a program on a server.
	 * @param apiId id of the application
	 * @return the identity
	 */
	public static ClientIdentity of(int apiId) {
		return new ClientIdentity(apiId, "Java " + Runtime.version().feature(), "JVM", "0.1.0", "en", "en");
	}

}
