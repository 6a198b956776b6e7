package io.github.telegramupdates.simulator.dc.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * Keeps what a client hands on.
 */
class RecordingSink implements UpdateSink {

	private final Queue<UpdatesType> updates = new ConcurrentLinkedQueue<>();

	private final Queue<RpcException> errors = new ConcurrentLinkedQueue<>();

	private final Queue<SessionSignal> signals = new ConcurrentLinkedQueue<>();

	Queue<UpdatesType> updates() {
		return this.updates;
	}

	Queue<RpcException> errors() {
		return this.errors;
	}

	Queue<SessionSignal> signals() {
		return this.signals;
	}

	@Override
	public void onUpdates(UpdatesType pushed) {
		this.updates.add(pushed);
	}

	@Override
	public <R> void onResult(TlMethod<R> request, R result) {
		// the futures tell
	}

	@Override
	public void onError(TlMethod<?> request, RpcException error) {
		this.errors.add(error);
	}

	@Override
	public void onSignal(SessionSignal signal) {
		this.signals.add(signal);
	}

}
