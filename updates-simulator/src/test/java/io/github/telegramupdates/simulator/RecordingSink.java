package io.github.telegramupdates.simulator;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * Keeps what arrives.
 */
final class RecordingSink implements UpdateSink {

	final List<UpdatesType> containers = new ArrayList<>();

	final List<SessionSignal> signals = new ArrayList<>();

	final List<String> log = new ArrayList<>();

	@Override
	public void onUpdates(UpdatesType updates) {
		this.containers.add(updates);
		this.log.add("push");
	}

	@Override
	public <R> void onResult(TlMethod<R> request, R result) {
		this.log.add("result " + request.methodName());
	}

	@Override
	public void onError(TlMethod<?> request, RpcException error) {
		this.log.add("error " + request.methodName() + " " + error.type());
	}

	@Override
	public void onSignal(SessionSignal signal) {
		this.signals.add(signal);
		this.log.add(signal.getClass().getSimpleName());
	}

	/**
	 * The members of all full containers.
	 */
	List<Update> updates() {
		return this.containers.stream()
			.filter(Updates.class::isInstance)
			.flatMap((container) -> ((Updates) container).updates().stream())
			.toList();
	}

	<U extends Update> List<U> updates(Class<U> type) {
		return updates().stream().filter(type::isInstance).map(type::cast).toList();
	}

}
