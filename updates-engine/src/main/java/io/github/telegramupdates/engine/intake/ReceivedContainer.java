package io.github.telegramupdates.engine.intake;

import java.util.List;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.peers.ShortMessagePeers;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * A container of updates in the inbox. It enters the engine in its turn, unless it is a
 * short message that waits for its peers.
 *
 * @param updates the container
 * @param origin how it came
 * @param intake from which connection
 */
record ReceivedContainer(UpdatesType updates, Origin origin, Intake intake) implements InboxEntry.Arrival {

	@Override
	public void enter(Moment now, Consumer<Input> engine) {
		if (isPush()) {
			this.intake.pushed(now);
		}
		ShortMessageQueue shortMessages = this.intake.shortMessages();
		if (ShortMessagePeers.areMissingIn(this.updates)) {
			shortMessages.enter(this, now, engine);
			return;
		}
		if (shortMessages.isAnyWaiting() && resetsCount()) {
			// they have positions of the old count
			shortMessages.enterAll(now, engine);
		}
		enter(Input.Live.Peers.COMPLETE, now, engine);
	}

	private boolean resetsCount() {
		return switch (this.updates.constructorId()) {
			case Updates.ID -> isCountReset(((Updates) this.updates).updates());
			case UpdatesCombined.ID -> isCountReset(((UpdatesCombined) this.updates).updates());
			case UpdateShort.ID -> isCountReset(List.of(((UpdateShort) this.updates).update()));
			default -> false;
		};
	}

	private static boolean isCountReset(List<Update> updates) {
		return updates.stream().anyMatch(UpdatePtsChanged.class::isInstance);
	}

	/**
	 * Enters the engine, unless it turned out meanwhile that it comes from somebody else.
	 * @param peers whether the peers are known that it refers to and does not describe
	 */
	void enter(Input.Live.Peers peers, Moment now, Consumer<Input> engine) {
		if (!this.intake.isForeign()) {
			engine.accept(new Input.Live(now, this.updates, peers));
		}
	}

	boolean isPush() {
		return this.origin == Origin.PUSH;
	}

	ReceivedContainer with(UpdatesType rest) {
		return (rest == this.updates) ? this : new ReceivedContainer(rest, this.origin, this.intake);
	}

	/** How a container came. */
	enum Origin {

		/** The server pushed it. */
		PUSH,

		/** A call was answered with it. */
		ANSWER

	}

}
