package io.github.telegramupdates.simulator.connection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import io.github.telegramupdates.simulator.clock.Cancellable;
import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;

/**
 * The way from the server to one client. Deliveries arrive one at a time, in the order of
 * their time and then of sending. Everything but the arrival happens under the server's
 * lock.
 */
final class ArrivalQueue {

	private final PriorityQueue<Item> items = new PriorityQueue<>(
			Comparator.comparingLong(Item::due).thenComparingLong(Item::order));

	private final Server server;

	private @Nullable UpdateSink sink;

	private @Nullable Cancellable timer;

	private long timerDue;

	private long lastInOrder;

	private long sent;

	private boolean draining;

	ArrivalQueue(Server server) {
		this.server = server;
	}

	@Nullable UpdateSink sink() {
		return this.sink;
	}

	void sink(@Nullable UpdateSink consumer) {
		this.sink = consumer;
	}

	/**
	 * Sends something that does not overtake what was sent before.
	 */
	void send(ServerMessage delivery, long delayMillis) {
		this.lastInOrder = Math.max(this.lastInOrder, now() + delayMillis);
		add(delivery, this.lastInOrder);
	}

	/**
	 * Sends something that may be overtaken.
	 */
	void sendLate(ServerMessage delivery, long delayMillis) {
		add(delivery, now() + delayMillis);
	}

	/**
	 * Takes everything off the wire.
	 * @return what was on its way, in the order of arrival
	 */
	List<ServerMessage> cut() {
		List<ServerMessage> cut = new ArrayList<>();
		for (Item item = this.items.poll(); item != null; item = this.items.poll()) {
			cut.add(item.delivery());
		}
		this.lastInOrder = now();
		return cut;
	}

	private void add(ServerMessage delivery, long due) {
		this.items.add(new Item(due, this.sent++, delivery));
		arm();
	}

	private void arm() {
		Item head = this.items.peek();
		if (head == null || this.draining) {
			return;
		}
		if (head.due() <= now()) {
			this.server.afterwards(this::drain);
		}
		else if (this.timer == null || head.due() < this.timerDue) {
			if (this.timer != null) {
				this.timer.cancel();
			}
			this.timerDue = head.due();
			this.timer = this.server.clock().schedule(head.due() - now(), this::ring);
		}
	}

	private void ring() {
		this.server.locked(() -> {
			this.timer = null;
		});
		drain();
	}

	private void drain() {
		if (!begin()) {
			return;
		}
		boolean finished = false;
		try {
			for (Arrival next = next(); next != null; next = next()) {
				next.delivery().arrive(next.sink());
			}
			finished = true;
		}
		finally {
			if (!finished) {
				this.server.locked(this::end);
			}
		}
	}

	private boolean begin() {
		return this.server.locked(() -> {
			boolean free = !this.draining;
			this.draining = true;
			return free;
		});
	}

	private void end() {
		this.draining = false;
		arm();
	}

	private @Nullable Arrival next() {
		return this.server.<@Nullable Arrival>locked(() -> {
			Item head = this.items.peek();
			if (head == null || head.due() > now()) {
				// Together with the check, so that nothing is sent unnoticed in between
				end();
				return null;
			}
			this.items.remove();
			return new Arrival(head.delivery(), this.sink);
		});
	}

	private long now() {
		return this.server.clock().millis();
	}

	private record Item(long due, long order, ServerMessage delivery) {
	}

	private record Arrival(ServerMessage delivery, @Nullable UpdateSink sink) {
	}

}
