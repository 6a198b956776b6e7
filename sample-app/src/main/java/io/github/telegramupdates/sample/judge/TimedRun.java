package io.github.telegramupdates.sample.judge;

import java.time.Duration;
import java.util.Objects;

import io.github.telegramupdates.sample.archive.ArchiveEvents;
import io.github.telegramupdates.sample.archive.ArchivedMessages;
import io.github.telegramupdates.sample.simulation.Participants;
import io.github.telegramupdates.sample.simulation.Positions;
import io.github.telegramupdates.sample.simulation.SimulationProperties;
import io.github.telegramupdates.sample.simulation.SimulationRun;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A run of limited time, with a verdict at its end.
 */
@Component
@Profile("!telegram")
@ConditionalOnProperty("sample.run-for")
public class TimedRun {

	private static final Log logger = LogFactory.getLog(TimedRun.class);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int FINDINGS_TOLD = 20;

	private final SimulatedTelegram telegram;

	private final Participants participants;

	private final SimulationRun run;

	private final CatchUp catchUp;

	private final ArchivedMessages messages;

	private final ArchiveEvents events;

	private final Duration time;

	TimedRun(SimulatedTelegram telegram, Participants participants, SimulationRun run, Positions positions,
			ArchivedMessages messages, ArchiveEvents events, SimulationProperties properties) {
		this.telegram = telegram;
		this.participants = participants;
		this.run = run;
		this.catchUp = new CatchUp(positions);
		this.messages = messages;
		this.events = events;
		this.time = Objects.requireNonNull(properties.runFor());
	}

	/**
	 * Waits for the end of the run and judges it.
	 * @return the verdict; one that is not clean if the run could not be completed
	 */
	public Verdict await() {
		try {
			this.run.runFor(this.time);
			return judge();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return incomplete(ex);
		}
		catch (Exception ex) {
			return incomplete(ex);
		}
	}

	private Verdict judge() throws InterruptedException {
		AccountTruth truth = this.telegram.truth(this.participants.archive());
		boolean complete = this.catchUp.await(truth, PATIENCE);
		Verdict verdict = new Judge(truth).judge(this.messages.findByKeyAccountId(truth.userId()),
				this.events.findByAccountIdOrderByArrival(truth.userId()));
		if (!complete) {
			verdict = verdict.with("The positions of Telegram are not reached after " + PATIENCE.toSeconds() + " s");
		}
		verdict.findings().stream().limit(FINDINGS_TOLD).forEach(logger::error);
		return verdict;
	}

	private static Verdict incomplete(Exception failure) {
		logger.error("The run could not be completed", failure);
		return Verdict.incomplete("The run could not be completed");
	}

}
