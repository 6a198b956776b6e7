package io.github.telegramupdates.sample.simulation;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedGroup;
import io.github.telegramupdates.simulator.SimulatedTelegram;

/**
 * Who there is in the simulated Telegram, and where they meet. The same after a restart,
 * because the journal knows them by their names.
 *
 * @param archive the account of the application
 * @param people those who write; the first one owns the group and the channels
 * @param group a basic group
 * @param broadcasts channels in which only their owner writes
 * @param supergroup a supergroup, in which everybody writes
 */
public record Participants(SimulatedAccount archive, List<SimulatedAccount> people, SimulatedGroup group,
		List<SimulatedChannel> broadcasts, SimulatedChannel supergroup) {

	/**
	 * Phone number of the account of the application, by which it logs in.
	 */
	static final String PHONE = "+10000000000";

	/** As the data center names who logs in by this number. */
	static final String ARCHIVE = "user10000000000";

	static Participants of(SimulatedTelegram telegram, SimulatedAccount archive) {
		List<SimulatedAccount> people = Stream.of("alice", "bob", "carol", "dave").map(telegram::user).toList();
		SimulatedGroup group = telegram.group("Neighbours", people.get(0), archive);
		List<SimulatedChannel> broadcasts = Stream.of("Weather", "Harbour news").map(telegram::channel).toList();
		SimulatedChannel supergroup = telegram.supergroup("Allotment garden");
		people.forEach(group::member);
		broadcasts.forEach((channel) -> channel.owner(people.get(0)).member(archive));
		supergroup.owner(people.get(0)).member(archive);
		people.forEach(supergroup::member);
		return new Participants(archive, people, group, broadcasts, supergroup);
	}

	SimulatedAccount owner() {
		return this.people.get(0);
	}

	List<SimulatedChannel> channels() {
		return Stream.concat(this.broadcasts.stream(), Stream.of(this.supergroup)).toList();
	}

}
