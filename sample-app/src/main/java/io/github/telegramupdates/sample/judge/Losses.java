package io.github.telegramupdates.sample.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.sample.archive.ArchivedMessage;
import io.github.telegramupdates.sample.archive.MessageKey;
import io.github.telegramupdates.sample.simulation.Beginning;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.TruthMessage;

/**
 * Finds the differences between the archive and the final state of Telegram: messages
 * that are missing, that have another text, or that are deleted in only one of both.
 * Messages from before the stream's {@link Beginning} do not count.
 */
final class Losses {

	private final AccountTruth truth;

	private final Beginning beginning;

	Losses(AccountTruth truth, Beginning beginning) {
		this.truth = truth;
		this.beginning = beginning;
	}

	List<String> find(List<ArchivedMessage> archive) {
		Map<MessageKey, ArchivedMessage> rest = new HashMap<>();
		archive.forEach((message) -> rest.put(message.key(), message));
		List<String> losses = new ArrayList<>();
		for (TruthMessage message : this.truth.messages()) {
			MessageKey key = new MessageKey(this.truth.userId(), Beginning.box(message.chat()).channelId(),
					message.id());
			ArchivedMessage archived = rest.remove(key);
			if (!this.beginning.includes(message)) {
				continue;
			}
			if (archived == null) {
				losses.add("%s is missing".formatted(key));
			}
			else if (archived.isDeleted()) {
				losses.add("%s is deleted in the archive only".formatted(key));
			}
			else if (!archived.text().equals(message.text())) {
				losses.add("%s says '%s' in the archive, but '%s'".formatted(key, archived.text(), message.text()));
			}
		}
		rest.forEach((key, archived) -> {
			if (!archived.isDeleted()) {
				losses.add("%s should be deleted".formatted(key));
			}
		});
		return losses;
	}

}
