package io.github.telegramupdates.mtproto.connection;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.mtproto.transport.ServerAddress;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens lines to one data center, one after the other: at the next address at once if one
 * cannot be reached, and later and later if none works. While the account may not be
 * connected, none is opened. Confined to the loop.
 */
public final class Reconnector {

	private static final Logger log = LoggerFactory.getLogger(Reconnector.class);

	private static final long PERMISSION_MILLIS = 100;

	private final Connector connector;

	private final BooleanSupplier permitted;

	private boolean waiting;

	private final AddressRotation rotation;

	private final ReconnectDelays delays;

	private final EventLoop loop;

	private final LineListener listener;

	private @Nullable Line line;

	private boolean opened;

	private boolean working;

	private boolean flooded;

	private boolean ended;

	/**
	 * Creates a reconnector that does nothing yet.
	 * @param connector opens lines
	 * @param permitted whether one may be opened
	 * @param addresses supplies where the data center listens: at least one address
	 * @param random spreads the waits
	 * @param loop the loop of the client
	 * @param listener receives what happens to the lines
	 */
	public Reconnector(Connector connector, BooleanSupplier permitted, Supplier<List<ServerAddress>> addresses,
			RandomBytes random, EventLoop loop, LineListener listener) {
		this.connector = connector;
		this.permitted = permitted;
		this.rotation = new AddressRotation(addresses);
		this.delays = new ReconnectDelays(random);
		this.loop = loop;
		this.listener = listener;
	}

	/** Opens a line, as soon as one is permitted, unless this has ended. */
	public void open() {
		if (this.ended) {
			return;
		}
		if (!isPermitted()) {
			if (!this.waiting) {
				log.info("No connection is opened before the account may be connected again");
			}
			this.waiting = true;
			this.loop.schedule(this::open, PERMISSION_MILLIS, TimeUnit.MILLISECONDS);
			return;
		}
		this.waiting = false;
		this.opened = false;
		this.working = false;
		this.flooded = false;
		this.line = this.connector.open(address(), this.listener);
	}

	/** Whether the account may be connected right now. */
	public boolean isPermitted() {
		return this.permitted.getAsBoolean();
	}

	/** Where the line leads. */
	public ServerAddress address() {
		return this.rotation.current();
	}

	/** The line that is being opened or open, if any is. */
	public @Nullable Line line() {
		return this.line;
	}

	public void onOpened() {
		this.opened = true;
		this.delays.onOpened(SystemMoment.now().monotonicMillis());
	}

	/** The server answered a ping on the line. */
	public void onWorking() {
		this.working = true;
		this.delays.onWorking();
		this.rotation.onWorking();
	}

	/** The server has too many connections. */
	public void onFlood() {
		this.flooded = true;
	}

	/**
	 * The line is gone: another one is opened in time.
	 * @return milliseconds until then
	 */
	public long onClosed() {
		this.line = null;
		if (!this.working && !this.flooded) {
			this.rotation.onFailed();
		}
		long delay = delay();
		this.loop.schedule(this::open, delay, TimeUnit.MILLISECONDS);
		return delay;
	}

	private long delay() {
		long now = SystemMoment.now().monotonicMillis();
		if (this.flooded) {
			return this.delays.onFlood(now);
		}
		boolean another = !this.opened && !this.rotation.isRoundOver();
		return another ? 0 : this.delays.onLost(now);
	}

	/** Opens no line any more, and closes the one that is open. */
	public void end(String reason) {
		this.ended = true;
		if (this.line != null) {
			this.line.close(reason);
		}
	}

}
