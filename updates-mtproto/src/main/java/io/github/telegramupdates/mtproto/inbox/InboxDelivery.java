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
 * Decodes what was received, and hands it on. What cannot be decoded harms only itself,
 * whatever is thrown: its call fails, and a signal says that something is missing.
 */
final class InboxDelivery {

	private static final Logger log = LoggerFactory.getLogger(InboxDelivery.class);

	private final SinkHolder sink;

	private final Consumer<ClientEvent> events;

	private final ConfigWatch configs;

	InboxDelivery(SinkHolder sink, Consumer<ClientEvent> events, ConfigWatch configs) {
		this.sink = sink;
		this.events = events;
		this.configs = configs;
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
				this.sink.report((consumer) -> consumer.onUpdates(new UpdatesTooLong()));
			}
		}
		catch (Throwable ex) {
			// the worker goes on with what came after it
			log.error("What was received could not be handed on", ex);
		}
	}

	private void push(TlReader in) {
		UpdatesType updates;
		try {
			updates = UpdatesType.read(in);
			in.expectEnd();
		}
		catch (RuntimeException | Error ex) {
			signal(decodeFailed(ex));
			return;
		}
		this.sink.report((consumer) -> consumer.onUpdates(updates));
		this.configs.watch(updates);
	}

	private <R> void answer(PendingAnswer<R> call, TlReader in) {
		R result;
		try {
			result = RpcAnswer.read(call.method(), in);
		}
		catch (RpcException ex) {
			fail(call, ex);
			return;
		}
		catch (RuntimeException | Error ex) {
			call.fail((ex instanceof TlDecodeException) ? (TlDecodeException) ex
					: new IllegalStateException("The answer cannot be decoded", ex));
			signal(decodeFailed(ex));
			return;
		}
		if (!call.isInternal()) {
			this.sink.report((consumer) -> consumer.onResult(call.method(), result));
		}
		call.succeed(result);
	}

	private void fail(PendingAnswer<?> call, RpcException error) {
		if (!call.isInternal()) {
			this.sink.report((consumer) -> consumer.onError(call.method(), error));
		}
		call.fail(error);
	}

	/** Bytes that are wrong are the server's; all else is logged with its stack trace. */
	private static SessionSignal decodeFailed(Throwable failure) {
		if (failure instanceof TlDecodeException wrong) {
			return new SessionSignal.DecodeFailed(null, wrong.getMessage());
		}
		log.error("The decoder failed", failure);
		return new SessionSignal.DecodeFailed(null, failure.toString());
	}

	private void signal(SessionSignal signal) {
		if (signal instanceof SessionSignal.DecodeFailed failed) {
			this.events.accept(new ClientEvent.DecodeFailure(failed.reason()));
		}
		this.sink.report((consumer) -> consumer.onSignal(signal));
	}

}
