package io.github.telegramupdates.mtproto.inbox;

import java.util.function.Consumer;

import io.github.telegramupdates.mtproto.event.ClientEvent;
import io.github.telegramupdates.mtproto.message.RpcAnswer;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes what was received, and hands it on. What cannot be decoded harms only itself:
 * its call fails, and a signal says that something is missing.
 */
final class Delivery {

	private static final Logger log = LoggerFactory.getLogger(Delivery.class);

	private final SinkPort sink;

	private final Consumer<ClientEvent> events;

	Delivery(SinkPort sink, Consumer<ClientEvent> events) {
		this.sink = sink;
		this.events = events;
	}

	void deliver(Received received) {
		try {
			if (received instanceof Received.Push push) {
				push(push.updates());
			}
			else if (received instanceof Received.Answer answer) {
				answer(answer.call(), answer.result());
			}
			else if (received instanceof Received.Failure failure) {
				fail(failure.call(), failure.error());
			}
			else if (received instanceof Received.Signal signal) {
				signal(signal.signal());
			}
			else {
				this.sink.tell((consumer) -> consumer.onUpdates(new UpdatesTooLong()));
			}
		}
		catch (RuntimeException ex) {
			log.error("What was received could not be handed on", ex);
		}
	}

	private void push(TlReader in) {
		try {
			UpdatesType updates = UpdatesType.read(in);
			in.expectEnd();
			this.sink.tell((consumer) -> consumer.onUpdates(updates));
		}
		catch (TlDecodeException ex) {
			signal(new SessionSignal.DecodeFailed(null, ex.getMessage()));
		}
	}

	private <R> void answer(PendingAnswer<R> call, TlReader in) {
		R result;
		try {
			result = RpcAnswer.read(call.method(), in);
		}
		catch (TlDecodeException ex) {
			call.fail(ex);
			signal(new SessionSignal.DecodeFailed(null, ex.getMessage()));
			return;
		}
		catch (RpcException ex) {
			fail(call, ex);
			return;
		}
		if (!call.isInternal()) {
			this.sink.tell((consumer) -> consumer.onResult(call.method(), result));
		}
		call.succeed(result);
	}

	private void fail(PendingAnswer<?> call, RpcException error) {
		if (!call.isInternal()) {
			this.sink.tell((consumer) -> consumer.onError(call.method(), error));
		}
		call.fail(error);
	}

	private void signal(SessionSignal signal) {
		if (signal instanceof SessionSignal.DecodeFailed failed) {
			this.events.accept(new ClientEvent.DecodeFailure(failed.reason()));
		}
		this.sink.tell((consumer) -> consumer.onSignal(signal));
	}

}
