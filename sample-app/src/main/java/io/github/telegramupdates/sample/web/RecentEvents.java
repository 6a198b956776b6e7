package io.github.telegramupdates.sample.web;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.spring.account.TelegramUpdatesEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Remembers the latest events of the streams. Unlike updates, these are ordinary events
 * of the application.
 */
@Component
class RecentEvents {

	private static final int CAPACITY = 30;

	private final Map<String, Long> userIds = new ConcurrentHashMap<>();

	private final Deque<Item> items = new ArrayDeque<>();

	@EventListener
	void on(TelegramUpdatesEvent event) {
		this.userIds.put(event.account(), event.userId());
		if (event.event() instanceof EngineEvent.GapOpened gap) {
			add(event.account(), "%s: gap after %d, next is %d".formatted(gap.box(), gap.position(), gap.next()));
		}
		else if (event.event() instanceof EngineEvent.GapClosed gap) {
			add(event.account(),
					"%s: complete up to %d after %d ms".formatted(gap.box(), gap.position(), gap.openMillis()));
		}
		else if (event.event() instanceof EngineEvent.Recovered recovered) {
			add(event.account(), "%s: %d updates recovered".formatted(recovered.box(), recovered.count()));
		}
	}

	private synchronized void add(String account, String text) {
		this.items.addFirst(new Item(Instant.now(), account, text));
		if (this.items.size() > CAPACITY) {
			this.items.removeLast();
		}
	}

	synchronized List<Item> latest() {
		return List.copyOf(this.items);
	}

	/**
	 * Id of an account at Telegram.
	 * @param account name of the account
	 * @return the id, once the account has reported anything
	 */
	OptionalLong userId(String account) {
		Long id = this.userIds.get(account);
		return (id != null) ? OptionalLong.of(id) : OptionalLong.empty();
	}

	/**
	 * Something worth knowing.
	 *
	 * @param at when
	 * @param account name of the account
	 * @param text what
	 */
	record Item(Instant at, String account, String text) {
	}

}
