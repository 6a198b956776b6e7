package io.github.telegramupdates.spring.ownership.jdbc;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names an instance of an application: its host and process, which operators find, and a
 * number, since a process may have several instances.
 */
final class InstanceName {

	private InstanceName() {
	}

	static String create() {
		return "%s:%d:%08x".formatted(host(), ProcessHandle.current().pid(), ThreadLocalRandom.current().nextInt());
	}

	private static String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			// some containers have a name that does not resolve
			return "unknown-host";
		}
	}

}
