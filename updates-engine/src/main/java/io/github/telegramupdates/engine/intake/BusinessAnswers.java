package io.github.telegramupdates.engine.intake;

import java.util.List;
import java.util.Optional;

import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.HasUpdates;
import io.github.telegramupdates.tl.QtsUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UserType;

/**
 * Answers to calls that a bot makes for another account. Their positions count in the
 * boxes of that account, and what has no position is about it as well: only members with
 * a qts are the bot's own.
 */
final class BusinessAnswers {

	private static final int UNORDERED = 0;

	private BusinessAnswers() {
	}

	/**
	 * What of an answer concerns the bot itself.
	 */
	static Optional<Updates> ownPart(Object answer) {
		if (answer instanceof HasUpdates wrapper) {
			return ownPart(wrapper.updates());
		}
		if (answer instanceof Updates plain) {
			return ownPart(plain.updates(), plain.users(), plain.chats(), plain.date());
		}
		if (answer instanceof UpdatesCombined combined) {
			return ownPart(combined.updates(), combined.users(), combined.chats(), combined.date());
		}
		return (answer instanceof UpdateShort single)
				? ownPart(List.of(single.update()), List.of(), List.of(), single.date()) : Optional.empty();
	}

	private static Optional<Updates> ownPart(List<Update> members, List<UserType> users, List<ChatType> chats,
			int date) {
		List<Update> own = members.stream().filter(QtsUpdate.class::isInstance).toList();
		return own.isEmpty() ? Optional.empty() : Optional.of(new Updates(own, users, chats, date, UNORDERED));
	}

}
