package io.github.telegramupdates.engine.storage;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import org.jspecify.annotations.Nullable;

/**
 * Changes to be stored at once: of one account, under one claim, one of each lane. For
 * those who implement {@link StateStorage#commit(List)}.
 *
 * @param userId id of the account
 * @param ownerEpoch the claim under which all are made
 * @param account the change of the account's lane, {@code null} if there is none
 * @param channels the changes of channels, in the order of their ids
 */
public record StateChangeGroup(long userId, long ownerEpoch, @Nullable AccountChange account,
		List<ChannelChange> channels) {

	/**
	 * Copies the list.
	 */
	public StateChangeGroup {
		channels = List.copyOf(channels);
	}

	/**
	 * Checks that changes belong together, and orders them.
	 * @param changes at least one, in any order
	 * @return the group
	 * @throws StateChangeOrderException if they are of several accounts or claims, or if
	 * two are of one lane
	 */
	public static StateChangeGroup of(List<StateChange> changes) {
		StateChange first = changes.get(0);
		if (changes.size() == 1) {
			return of(first);
		}
		Set<Lane> lanes = new HashSet<>();
		for (StateChange change : changes) {
			if (change.userId() != first.userId() || change.ownerEpoch() != first.ownerEpoch()) {
				throw new StateChangeOrderException(first.userId(), change.lane() + " of account " + change.userId()
						+ " under claim " + change.ownerEpoch() + " is not of claim " + first.ownerEpoch());
			}
			if (!lanes.add(change.lane())) {
				throw new StateChangeOrderException(first.userId(), change.lane() + " is changed twice at once");
			}
		}
		return new StateChangeGroup(first.userId(), first.ownerEpoch(),
				ofType(changes, AccountChange.class).findAny().orElse(null),
				ofType(changes, ChannelChange.class).sorted(Comparator.comparingLong(ChannelChange::channelId))
					.toList());
	}

	private static StateChangeGroup of(StateChange only) {
		return (only instanceof AccountChange account)
				? new StateChangeGroup(only.userId(), only.ownerEpoch(), account, List.of())
				: new StateChangeGroup(only.userId(), only.ownerEpoch(), null, List.of((ChannelChange) only));
	}

	/**
	 * All changes: first that of the account, then those of channels in the order of
	 * their ids.
	 * @return the changes
	 */
	public List<StateChange> changes() {
		return Stream.<StateChange>concat(Stream.ofNullable(this.account), this.channels.stream()).toList();
	}

	private static <C extends StateChange> Stream<C> ofType(List<StateChange> changes, Class<C> type) {
		return changes.stream().filter(type::isInstance).map(type::cast);
	}

}
