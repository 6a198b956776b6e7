package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateShortChatMessage;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * A container of updates in one shape, whatever its constructor was.
 *
 * @param updates its members, in the order received
 * @param entities the users and chats that came with them
 * @param date when it was made, in seconds since 1970
 * @param seqStart number of the first container it stands for; 0 if unordered
 * @param seq number of the last container it stands for; 0 if unordered
 */
record Container(List<Update> updates, Entities entities, int date, int seqStart, int seq) {

	/**
	 * Brings a container into shape. {@code updatesTooLong} and
	 * {@code updateShortSentMessage} carry no member and give an empty one.
	 */
	static Container of(UpdatesType updates, long selfId) {
		if (updates instanceof Updates plain) {
			return new Container(plain.updates(), new Entities(plain.users(), plain.chats()), plain.date(), plain.seq(),
					plain.seq());
		}
		if (updates instanceof UpdatesCombined combined) {
			return new Container(combined.updates(), new Entities(combined.users(), combined.chats()), combined.date(),
					combined.seqStart(), combined.seq());
		}
		if (updates instanceof UpdateShort single) {
			return unordered(List.of(single.update()), single.date());
		}
		if (updates instanceof UpdateShortMessage message) {
			return unordered(List.of(ShortMessages.expand(message, selfId)), message.date());
		}
		if (updates instanceof UpdateShortChatMessage message) {
			return unordered(List.of(ShortMessages.expand(message, selfId)), message.date());
		}
		return unordered(List.of(), 0);
	}

	private static Container unordered(List<Update> updates, int date) {
		return new Container(updates, Entities.NONE, date, 0, 0);
	}

	boolean isOrdered() {
		return this.seqStart != 0 && this.seq != 0;
	}

	boolean isValid() {
		return this.seqStart >= 0 && this.seq >= this.seqStart && this.date >= 0;
	}

}
