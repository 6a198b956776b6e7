package io.github.telegramupdates.mtproto.connection;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds addresses of hosts. Names are looked up beside the loop, because that blocks; of
 * several addresses of a name, the next one is taken each time.
 */
final class HostLookup {

	private final Executor blocking;

	private int lookups;

	HostLookup(Executor blocking) {
		this.blocking = blocking;
	}

	/** The address if it is one, and unresolved if it is a name. */
	static InetSocketAddress literal(ServerAddress address) {
		InetAddress known = literal(address.host());
		return (known != null) ? new InetSocketAddress(known, address.port())
				: InetSocketAddress.createUnresolved(address.host(), address.port());
	}

	private static @Nullable InetAddress literal(String host) {
		byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
		try {
			return (bytes != null) ? InetAddress.getByAddress(bytes) : null;
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("An address of four or sixteen bytes", ex);
		}
	}

	/** Fails with an {@link UncheckedIOException} if there is no such host. */
	CompletableFuture<InetSocketAddress> resolve(ServerAddress address) {
		InetSocketAddress literal = literal(address);
		if (!literal.isUnresolved()) {
			return CompletableFuture.completedFuture(literal);
		}
		int turn = this.lookups++;
		return CompletableFuture.supplyAsync(() -> lookUp(address, turn), this.blocking);
	}

	private static InetSocketAddress lookUp(ServerAddress address, int turn) {
		try {
			InetAddress[] found = InetAddress.getAllByName(address.host());
			return new InetSocketAddress(found[Math.floorMod(turn, found.length)], address.port());
		}
		catch (UnknownHostException ex) {
			throw new UncheckedIOException("No address of " + address.host() + " can be found", ex);
		}
	}

}
