package io.github.telegramupdates.sample.web;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.sample.archive.ArchivedMessages;
import io.github.telegramupdates.sample.web.AccountView.ChannelView;
import io.github.telegramupdates.spring.account.TelegramAccounts;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the page asks for.
 */
@RestController
@RequestMapping("/api")
class ArchiveController {

	private static final int MOST_PARKED = 100;

	private final ArchivedMessages messages;

	private final TelegramAccounts accounts;

	private final StateStorage storage;

	private final RecentEvents events;

	ArchiveController(ArchivedMessages messages, TelegramAccounts accounts, StateStorage storage, RecentEvents events) {
		this.messages = messages;
		this.accounts = accounts;
		this.storage = storage;
		this.events = events;
	}

	@GetMapping("/messages")
	List<MessageView> messages() {
		return this.messages.findTop100ByOrderBySentAtDescKeyMessageIdDesc().stream().map(MessageView::of).toList();
	}

	@GetMapping("/accounts")
	List<AccountView> accounts() {
		return this.accounts.names().stream().map(this::account).toList();
	}

	@GetMapping("/events")
	List<RecentEvents.Item> events() {
		return this.events.latest();
	}

	@GetMapping("/parked")
	List<ParkedView> parked() {
		List<ParkedView> parked = new ArrayList<>();
		this.accounts.names()
			.stream()
			.filter((name) -> this.accounts.status(name).isPresent())
			.forEach((name) -> this.accounts.forEachParked(name, (update) -> {
				if (parked.size() < MOST_PARKED) {
					parked.add(ParkedView.of(name, update));
				}
			}));
		return parked;
	}

	private AccountView account(String name) {
		boolean connected = this.accounts.connection(name).isUp();
		return this.accounts.status(name)
			.map((status) -> AccountView.of(name, connected, status, channels(name)))
			.orElseGet(() -> AccountView.starting(name, connected));
	}

	private List<ChannelView> channels(String name) {
		List<ChannelView> channels = new ArrayList<>();
		this.events.userId(name)
			.ifPresent((userId) -> this.storage.forEachChannel(userId,
					(channelId, state) -> channels.add(new ChannelView(channelId, state.pts()))));
		return channels;
	}

}
