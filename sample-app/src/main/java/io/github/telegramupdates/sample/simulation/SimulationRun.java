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
 * Makes something happen in the simulated Telegram all the time, from when the
 * application is ready. Uses one thread.
 */
public final class SimulationRun implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(SimulationRun.class);

	private static final long GRACE_SECONDS = 10;

	private final CompletableFuture<Void> begun = new CompletableFuture<>();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(SimulationRun::newThread);

	private final BeginningMarker marker;

	private final RandomActions actions;

	private final LossyNetwork network;

	private final SimulationProperties properties;

	SimulationRun(BeginningMarker marker, RandomActions actions, LossyNetwork network,
			SimulationProperties properties) {
		this.marker = marker;
		this.actions = actions;
		this.network = network;
		this.properties = properties;
	}

	private static Thread newThread(Runnable work) {
		Thread thread = new Thread(work, "simulation");
		thread.setDaemon(true);
		return thread;
	}

	@EventListener(ApplicationReadyEvent.class)
	void begin() {
		this.thread.execute(this::start);
	}

	private void start() {
		try {
			this.marker.mark();
			this.network.disturb();
			long period = TimeUnit.SECONDS.toNanos(1) / this.properties.rate();
			this.thread.scheduleAtFixedRate(this::act, 0, period, TimeUnit.NANOSECONDS);
			this.begun.complete(null);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			logger.error("The simulation does not start", ex);
			this.begun.completeExceptionally(ex);
		}
	}

	private void act() {
		try {
			this.network.carry(this.actions::act);
		}
		catch (RuntimeException ex) {
			logger.error("Somebody in the simulated Telegram could not do what they wanted", ex);
		}
	}

	/**
	 * Goes on for a while, then ends for good and stops to disturb the network.
	 * @param time how long, from the moment when people may speak
	 * @throws ExecutionException if it could not begin
	 * @throws TimeoutException if it does not end
	 * @throws InterruptedException if the wait is interrupted
	 */
	public void runFor(Duration time) throws ExecutionException, TimeoutException, InterruptedException {
		this.begun.get();
		Thread.sleep(time.toMillis());
		this.thread.shutdown();
		if (!this.thread.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
			throw new TimeoutException("The simulation does not stop");
		}
		this.network.calm();
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
