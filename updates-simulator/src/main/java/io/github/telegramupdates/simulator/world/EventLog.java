package io.github.telegramupdates.simulator.world;

import java.util.ArrayList;
import java.util.List;

/**
 * The log of one box. Positions never repeat and never skip. The log remembers all
 * events, for those who judge, but those older than its retention are not served any
 * more.
 */
public final class EventLog {

	private final List<LogEvent> events = new ArrayList<>();

	private int start;

	private int position;

	private int retention;

	private int retainedFrom;

	EventLog(int position, int retention) {
		this.retention = retention;
		restart(position);
	}

	/**
	 * Position of the last event.
	 * @return pts or qts
	 */
	public int position() {
		return this.position;
	}

	/**
	 * From which position on the events are served. It never goes back, except when the
	 * log starts again.
	 * @return the position before the oldest event that is served
	 */
	public int retainedFrom() {
		return this.retainedFrom;
	}

	/**
	 * The position of a replica that has not seen the last events yet.
	 * @param count how many events it misses
	 * @return its position
	 */
	public int positionBehind(int count) {
		int seen = this.events.size() - count;
		return (seen > 0) ? this.events.get(seen - 1).position() : this.start;
	}

	/**
	 * The first position at or after a place where an event ends.
	 * @param place where to look from
	 * @return the position, at most that of the last event
	 */
	public int boundaryFrom(int place) {
		int index = firstAfter(place - 1);
		return (index < this.events.size()) ? this.events.get(index).position() : this.position;
	}

	LogEvent append(int count, LoggedChange what, long millis) {
		this.position += count;
		LogEvent event = new LogEvent(this.position, count, what, millis);
		this.events.add(event);
		forget();
		return event;
	}

	void retain(int count) {
		this.retention = count;
		forget();
	}

	/**
	 * Starts again, as if nothing had ever happened.
	 */
	void restart(int from) {
		this.events.clear();
		this.start = from;
		this.position = from;
		this.retainedFrom = from;
	}

	private void forget() {
		if (this.events.size() > this.retention) {
			this.retainedFrom = Math.max(this.retainedFrom, positionBehind(this.retention));
		}
	}

	/**
	 * The events after a position, served or not.
	 * @param from the position, not included
	 * @param limit how many at most
	 * @return the events in the order of positions
	 */
	public List<LogEvent> after(int from, int limit) {
		return between(from, this.position, limit);
	}

	/**
	 * The events between two positions, served or not.
	 * @param from the lower position, not included
	 * @param to the upper position, included
	 * @param limit how many at most
	 * @return the events in the order of positions
	 */
	public List<LogEvent> between(int from, int to, int limit) {
		int begin = firstAfter(from);
		int end = Math.max(begin, firstAfter(to));
		return List.copyOf(this.events.subList(begin, (int) Math.min(end, (long) begin + limit)));
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
