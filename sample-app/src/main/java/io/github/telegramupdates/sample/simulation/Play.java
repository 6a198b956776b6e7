package io.github.telegramupdates.sample.simulation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Life in the simulated Telegram: it begins when the application is ready, and is lived
 * by one thread.
 */
public final class Play implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Play.class);

	private static final long GRACE_SECONDS = 10;

	private final CompletableFuture<Void> begun = new CompletableFuture<>();

	private final ScheduledExecutorService stage = Executors.newSingleThreadScheduledExecutor(Play::thread);

	private final Opening opening;

	private final Players players;

	private final LossyNetwork network;

	private final SimulationProperties properties;

	Play(Opening opening, Players players, LossyNetwork network, SimulationProperties properties) {
		this.opening = opening;
		this.players = players;
		this.network = network;
		this.properties = properties;
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "players");
		thread.setDaemon(true);
		return thread;
	}

	@EventListener(ApplicationReadyEvent.class)
	void begin() {
		this.stage.execute(this::open);
	}

	private void open() {
		try {
			this.opening.play();
			this.network.disturb();
			long period = TimeUnit.SECONDS.toNanos(1) / this.properties.rate();
			this.stage.scheduleAtFixedRate(this::act, 0, period, TimeUnit.NANOSECONDS);
			this.begun.complete(null);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			logger.error("The simulated Telegram does not come to life", ex);
			this.begun.completeExceptionally(ex);
		}
	}

	private void act() {
		try {
			this.network.carry(this.players::act);
		}
		catch (RuntimeException ex) {
			logger.error("Somebody in the simulated Telegram could not do what they wanted", ex);
		}
	}

	/**
	 * Lets life go on for a while, then ends it for good and stops to disturb the
	 * network.
	 * @param time how long, from the moment when people may speak
	 * @throws ExecutionException if it could not begin
	 * @throws TimeoutException if it does not end
	 * @throws InterruptedException if the wait is interrupted
	 */
	public void runFor(Duration time) throws ExecutionException, TimeoutException, InterruptedException {
		this.begun.get();
		Thread.sleep(time.toMillis());
		this.stage.shutdown();
		if (!this.stage.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
			throw new TimeoutException("The players do not stop");
		}
		this.network.calm();
	}

	@Override
	public void close() {
		this.stage.shutdownNow();
	}

}
