package io.github.telegramupdates.spring.delivery.watch;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery is.
 *
 * @param update which update: its type, box and position, none of its content
 * @param listener id of the listener that handles it, {@code null} before and after the
 * listeners
 */
public record DeliveryPlace(String update, @Nullable String listener) {

	static DeliveryPlace in(String listener, SequencedUpdate update) {
		return new DeliveryPlace(describe(update), listener);
	}

	static DeliveryPlace outsideOfListeners(Batch batch) {
		List<SequencedUpdate> updates = batch.updates();
		if (updates.isEmpty()) {
			return new DeliveryPlace("a position without updates", null);
		}
		String last = describe(updates.get(updates.size() - 1));
		return new DeliveryPlace(
				(updates.size() == 1) ? last : "a batch of %d up to %s".formatted(updates.size(), last), null);
	}

	private static String describe(SequencedUpdate update) {
		String type = update.update().getClass().getSimpleName();
		return update.box().equals(BoxId.NONE) ? type
				: "%s of %s at %d".formatted(type, update.box(), update.position());
	}

	@Override
	public String toString() {
		return this.update + ((this.listener != null) ? " in listener " + this.listener : " outside of listeners");
	}

}
