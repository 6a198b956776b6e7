package io.github.telegramupdates.spring.account.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EngineEvent.Stopped;
import io.github.telegramupdates.engine.event.FailedBatch;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.TelegramUpdatesEvent;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the engine tells reaches the log and the application.
 */
@ExtendWith(OutputCaptureExtension.class)
class EngineEventPublisherTests {

	private final List<Object> published = Collections.synchronizedList(new ArrayList<>());

	private final List<TelegramUpdatesEvent> observed = new ArrayList<>();

	private final AccountNames names = new AccountNames();

	private final DeliveryWatch deliveries = new DeliveryWatch(System::nanoTime, List.of());

	private final EventQueue queue = new EventQueue(this::publish);

	private final EngineEventPublisher publisher = new EngineEventPublisher(this.names,
			new EngineEventLog(this.deliveries), List.of(this.observed::add), this.queue);

	@AfterEach
	void close() throws InterruptedException {
		this.queue.destroy();
	}

	@Test
	void eventsAreEventsOfTheApplicationInTheirOrder() {
		this.names.assign(7, "archive");
		this.publisher.onEvent(7, new EngineEvent.Started());
		this.publisher.onEvent(7, new Stopped(Stopped.Cause.CLOSED, "closed"));
		await().untilAsserted(() -> assertThat(this.published).containsExactly(
				new TelegramUpdatesEvent("archive", 7, new EngineEvent.Started()),
				new TelegramUpdatesEvent("archive", 7, new Stopped(Stopped.Cause.CLOSED, "closed"))));
	}

	@Test
	void observersAreToldAtOnce() {
		this.publisher.onEvent(7, new EngineEvent.Started());
		assertThat(this.observed).containsExactly(new TelegramUpdatesEvent("7", 7, new EngineEvent.Started()));
	}

	@Test
	void aListenerThatFailsDoesNotKeepOthersFromHearing() {
		this.publisher.onEvent(13, new EngineEvent.Started());
		this.publisher.onEvent(7, new EngineEvent.Started());
		await().untilAsserted(() -> assertThat(this.published).hasSize(1));
	}

	@Test
	void theLogTellsWhereALaneIsBlockedButNotTheText(CapturedOutput output) {
		this.publisher.onEvent(7,
				new EngineEvent.LaneBlocked(Lane.channel(3), 2, new IllegalStateException("the text of a message"), 500,
						new FailedBatch(1, "UpdateNewChannelMessage", BoxId.channel(3), 9), FailureAction.RETRY));
		assertThat(output).contains("channel 3", "attempt 2", "java.lang.IllegalStateException", "500 ms")
			.doesNotContain("the text of a message");
	}

	@Test
	void theLogTellsThatAnotherInstanceTookOver(CapturedOutput output) {
		this.publisher.onEvent(7, new Stopped(Stopped.Cause.OWNERSHIP_LOST, "claimed"));
		assertThat(output).contains("ERROR", "another instance has taken it over");
	}

	private void publish(Object event) {
		if (event instanceof TelegramUpdatesEvent update && update.userId() == 13) {
			throw new IllegalStateException("unlucky");
		}
		this.published.add(event);
	}

}
