package io.github.telegramupdates.simulator.world;

import java.util.ArrayList;
import java.util.List;

/**
 * The log of one box. Positions never repeat and never skip.
 */
public final class EventLog {

	private final List<LogEvent> events = new ArrayList<>();

	private int position;

	EventLog(int position) {
		this.position = position;
	}

	/**
	 * Position of the last event.
	 * @return pts or qts
	 */
	public int position() {
		return this.position;
	}

	LogEvent append(int count, Happening what, long millis) {
		this.position += count;
		LogEvent event = new LogEvent(this.position, count, what, millis);
		this.events.add(event);
		return event;
	}

	/**
	 * The events after a position.
	 * @param from the position, not included
	 * @param limit how many at most
	 * @return the events in the order of positions
	 */
	public List<LogEvent> after(int from, int limit) {
		int start = firstAfter(from);
		int end = (int) Math.min(this.events.size(), (long) start + limit);
		return List.copyOf(this.events.subList(start, end));
	}

	private int firstAfter(int from) {
		int low = 0;
		int high = this.events.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.events.get(middle).position() <= from) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/**
	 * Whether anything happened at or after a time.
	 * @param date the time, in seconds since the epoch
	 * @return whether the last event is not older
	 */
	public boolean hasEventsSince(int date) {
		return !this.events.isEmpty() && this.events.get(this.events.size() - 1).millis() / 1000 >= date;
	}

}
