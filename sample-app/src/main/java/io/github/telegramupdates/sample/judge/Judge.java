package io.github.telegramupdates.sample.judge;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.sample.archive.ArchiveEvent;
import io.github.telegramupdates.sample.archive.ArchivedMessage;
import io.github.telegramupdates.sample.simulation.Beginning;
import io.github.telegramupdates.simulator.truth.AccountTruth;

/**
 * Compares what an application wrote down with what really happened. Nothing that the
 * application, the starter or the engine believe plays a part.
 */
final class Judge {

	private final AccountTruth truth;

	private final Beginning beginning;

	Judge(AccountTruth truth) {
		this.truth = truth;
		this.beginning = Beginning.of(truth);
	}

	/**
	 * Judges an archive.
	 * @param messages the messages as the archive has them
	 * @param events the deliveries in the order of arrival
	 * @return the verdict
	 */
	Verdict judge(List<ArchivedMessage> messages, List<ArchiveEvent> events) {
		List<String> lost = new Losses(this.truth, this.beginning).find(messages);
		List<String> duplicated = new Duplicates(this.truth).find(events);
		List<String> outOfOrder = new Disorder(this.beginning).find(events);
		List<String> findings = new ArrayList<>();
		lost.forEach((finding) -> findings.add("Lost: " + finding));
		duplicated.forEach((finding) -> findings.add("Duplicated: " + finding));
		outOfOrder.forEach((finding) -> findings.add("Out of order: " + finding));
		long recovered = events.stream().filter((event) -> !event.isLive()).count();
		return new Verdict(this.beginning.events(this.truth), events.size(), recovered, lost.size(), duplicated.size(),
				outOfOrder.size(), findings);
	}

}
