package io.github.telegramupdates.mtproto.connection;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.exchange.ExchangeInput;
import io.github.telegramupdates.mtproto.exchange.ExchangeOptions;
import io.github.telegramupdates.mtproto.exchange.ExchangeOutput;
import io.github.telegramupdates.mtproto.exchange.ExchangedKey;
import io.github.telegramupdates.mtproto.exchange.KeyExchange;
import io.github.telegramupdates.mtproto.message.Moment;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.netty.channel.EventLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a key exchange on one line: its steps on workers, one at a time, and everything
 * else on the loop.
 */
public final class ExchangeRun {

	private static final Logger log = LoggerFactory.getLogger(ExchangeRun.class);

	private final KeyExchange exchange;

	private final Line line;

	private final EventLoop loop;

	private final Executor workers;

	private final RandomBytes random;

	private final Consumer<ExchangedKey> whenFinished;

	private boolean working;

	private boolean over;

	public ExchangeRun(ExchangeOptions options, Line line, EventLoop loop, Executor workers, RandomBytes random,
			Consumer<ExchangedKey> whenFinished) {
		this.exchange = new KeyExchange(options);
		this.line = line;
		this.loop = loop;
		this.workers = workers;
		this.random = random;
		this.whenFinished = whenFinished;
	}

	public void start() {
		work((at) -> new ExchangeInput.Start(at, this.random));
	}

	public void receive(byte[] frame) {
		if (this.working) {
			fail("a message that nobody asked for");
			return;
		}
		work((at) -> new ExchangeInput.Received(at, frame, this.random));
	}

	private void work(Function<Moment, ExchangeInput> input) {
		this.working = true;
		this.workers.execute(() -> {
			List<ExchangeOutput> outputs = this.exchange.step(input.apply(SystemMoment.now()));
			this.loop.execute(() -> {
				this.working = false;
				outputs.forEach(this::perform);
			});
		});
	}

	private void perform(ExchangeOutput output) {
		if (this.over) {
			return;
		}
		if (output instanceof ExchangeOutput.Send send) {
			this.line.send(send.frame());
		}
		else if (output instanceof ExchangeOutput.ArmTimer arm) {
			long delay = arm.monotonicMillis() - SystemMoment.now().monotonicMillis();
			this.loop.schedule(() -> tick(), delay, TimeUnit.MILLISECONDS);
		}
		else if (output instanceof ExchangeOutput.Finished finished) {
			this.over = true;
			this.whenFinished.accept(finished.key());
		}
		else if (output instanceof ExchangeOutput.Failed failed) {
			fail(failed.failure() + ", " + failed.detail());
		}
	}

	/** Time is up, unless a step is being made, whose end comes soon. */
	private void tick() {
		if (this.over) {
			return;
		}
		if (this.working) {
			this.loop.schedule(() -> tick(), 1, TimeUnit.SECONDS);
			return;
		}
		work(ExchangeInput.Tick::new);
	}

	private void fail(String reason) {
		log.warn("No key could be agreed on with the server: {}", reason);
		end();
		this.line.close("no key could be agreed on: " + reason);
	}

	public void end() {
		this.over = true;
	}

}
