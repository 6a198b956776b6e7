package io.github.telegramupdates.mtproto.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * One method, or one method for one chat, that the server wants to be left alone until a
 * time. Calls wait in the order in which they were made; after the wait they go one by
 * one, each when the one before is answered.
 */
final class FloodGate {

	private final TreeMap<Long, PendingAnswer<?>> waiting = new TreeMap<>();

	private String type = "";

	private long until;

	private @Nullable PendingAnswer<?> trial;

	/** The server asked to wait. */
	void close(String newType, long newUntil) {
		this.type = newType;
		this.until = Math.max(this.until, newUntil);
	}

	String type() {
		return this.type;
	}

	long until() {
		return this.until;
	}

	boolean lets(PendingAnswer<?> call) {
		return this.trial == call;
	}

	void add(PendingAnswer<?> call) {
		if (this.trial == call) {
			this.trial = null;
		}
		this.waiting.put(call.id(), call);
	}

	List<PendingAnswer<?>> takeAll() {
		List<PendingAnswer<?>> all = List.copyOf(this.waiting.values());
		this.waiting.clear();
		return all;
	}

	/** Calls that do not wait as long as that, and fail. */
	List<PendingAnswer<?>> takeImpatient(long now) {
		List<PendingAnswer<?>> impatient = new ArrayList<>(this.waiting.values());
		impatient.removeIf((call) -> call.policy().allowsWait(this.until - now, now));
		impatient.forEach((call) -> this.waiting.remove(call.id()));
		return impatient;
	}

	/** The call has ended: whether another one can go. */
	boolean remove(PendingAnswer<?> call) {
		boolean waited = this.waiting.remove(call.id()) != null;
		if (this.trial == call) {
			this.trial = null;
			return true;
		}
		return waited && this.trial == null;
	}

	/** The next call that goes, if nothing is in its way. */
	@Nullable PendingAnswer<?> next(long now) {
		if (this.trial != null || now < this.until || this.waiting.isEmpty()) {
			return null;
		}
		this.trial = this.waiting.pollFirstEntry().getValue();
		return this.trial;
	}

	boolean isOver(long now) {
		return this.trial == null && this.waiting.isEmpty() && now >= this.until;
	}

}
