package io.github.telegramupdates.simulator.dc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;

import io.github.telegramupdates.simulator.dc.exchange.ExchangeResult;
import io.github.telegramupdates.simulator.dc.exchange.KeyExchange;
import io.github.telegramupdates.simulator.dc.session.Moment;
import io.github.telegramupdates.tl.TlDecodeException;

/**
 * The exchange of one connection, whose steps take some hundredths of a second and are
 * made by a worker, one after the other.
 */
final class ExchangeRun {

	private final Deque<byte[]> waiting = new ArrayDeque<>();

	private final DataCenterState state;

	private final AcceptedConnection connection;

	private final KeyExchange exchange;

	private boolean working;

	ExchangeRun(DataCenterState state, AcceptedConnection connection) {
		this.state = state;
		this.connection = connection;
		this.exchange = new KeyExchange(state.serverKey(), state.keys()::isKnown, state.faults());
	}

	/**
	 * Takes a plain message, whose result the connection gets later.
	 */
	void receive(byte[] message) {
		this.waiting.add(message);
		workNext();
	}

	private void workNext() {
		byte[] message = this.working ? null : this.waiting.poll();
		if (message != null) {
			this.working = true;
			this.state.workers().execute(() -> finish(result(message)));
		}
	}

	private ExchangeResult result(byte[] message) {
		try {
			Moment now = this.state.now();
			return this.exchange.receive(PlainMessage.body(message), now.seconds(), now.random());
		}
		catch (TlDecodeException ex) {
			return new ExchangeResult.Refused("a plain message is cut off");
		}
	}

	private void finish(ExchangeResult result) {
		try {
			this.state.loop().execute(() -> {
				this.working = false;
				this.connection.takeResult(result);
				workNext();
			});
		}
		catch (RejectedExecutionException ex) {
			// the data center was closed meanwhile, and its connections with it
		}
	}

}
