package io.github.telegramupdates.mtproto.exchange;

import java.util.List;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.message.Moment;
import io.github.telegramupdates.mtproto.message.PlainMessages;
import io.github.telegramupdates.mtproto.message.ProtocolMessageIds;
import io.github.telegramupdates.mtproto.message.ServerClock;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.mtproto.rpc.ReqPqMulti;
import org.jspecify.annotations.Nullable;

/**
 * Agrees with a server on an authorization key: client and server exchange nonces, the
 * client factors a number and encrypts a secret for the owner of an RSA key, and both
 * make the key by Diffie-Hellman.
 * <p>
 * Inputs go in one at a time: first {@link ExchangeInput.Start}, then frames in the order
 * of arrival, and a tick when the timer goes off. The last output is
 * {@link ExchangeOutput.Finished} or {@link ExchangeOutput.Failed}; after that inputs
 * have no effect. An answer that is not exactly what has to come ends the exchange.
 * <p>
 * A step takes up to 0.2 s, because it factors and checks primes: call it on a thread
 * that may work. Not safe for use by several threads at a time.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/auth_key">core.telegram.org/mtproto/auth_key</a>
 */
public final class KeyExchange {

	private static final long TIMEOUT_MILLIS = 15_000;

	private final ExchangeOptions options;

	private final ProtocolMessageIds ids = new ProtocolMessageIds();

	private @Nullable Stage stage;

	private long deadline;

	/**
	 * Creates an exchange for one connection.
	 * @param options how it is configured
	 */
	public KeyExchange(ExchangeOptions options) {
		this.options = options;
	}

	/**
	 * Goes on.
	 * @param input what happened
	 * @return what to do, in order
	 */
	public List<ExchangeOutput> step(ExchangeInput input) {
		if (input instanceof ExchangeInput.Start start) {
			return start(start);
		}
		if (this.stage == null) {
			return List.of();
		}
		if (input.at().monotonicMillis() >= this.deadline) {
			return end(new ExchangeOutput.Failed(ExchangeFailure.TIMED_OUT, "no key after 15 s"));
		}
		return (input instanceof ExchangeInput.Received received) ? receive(this.stage, received) : List.of();
	}

	private List<ExchangeOutput> start(ExchangeInput.Start input) {
		byte[] nonce = input.random().next(16);
		this.stage = new FactorStage(this.options, nonce);
		this.deadline = input.at().monotonicMillis() + TIMEOUT_MILLIS;
		return List.of(send(new ReqPqMulti(nonce), input.at(), input.random()),
				new ExchangeOutput.ArmTimer(this.deadline));
	}

	private List<ExchangeOutput> receive(Stage current, ExchangeInput.Received input) {
		try {
			Stage.Step step = current.receive(PlainMessages.unwrap(input.frame()), input);
			if (step instanceof Stage.Next next) {
				this.stage = next.stage();
				return List.of(send(next.request(), input.at(), input.random()));
			}
			return end(new ExchangeOutput.Finished(((Stage.Done) step).key()));
		}
		catch (ExchangeException ex) {
			return end(ex.toOutput());
		}
		catch (TlDecodeException ex) {
			return end(new ExchangeOutput.Failed(ExchangeFailure.MALFORMED, ex.getMessage()));
		}
	}

	private List<ExchangeOutput> end(ExchangeOutput last) {
		this.stage = null;
		return List.of(last);
	}

	private ExchangeOutput send(TlMethod<?> request, Moment at, RandomBytes random) {
		long id = this.ids.next(ServerClock.ofSystem(at).millis(at), random);
		return new ExchangeOutput.Send(PlainMessages.wrap(id, request));
	}

}
