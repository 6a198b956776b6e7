package io.github.telegramupdates.sample.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.Backlog;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.EncodedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.sample.archive.ArchivedMessage;
import io.github.telegramupdates.sample.archive.ArchivedMessages;
import io.github.telegramupdates.sample.archive.Conversation;
import io.github.telegramupdates.sample.archive.MessageKey;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramUpdatesEvent;
import io.github.telegramupdates.tl.UpdateConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

class ArchiveControllerTests {

	private final ArchivedMessages messages = mock(ArchivedMessages.class);

	private final TelegramAccounts accounts = mock(TelegramAccounts.class);

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final RecentEvents events = new RecentEvents();

	private final MockMvcTester mvc = MockMvcTester
		.of(new ArchiveController(this.messages, this.accounts, this.storage, this.events));

	@BeforeEach
	void connect() {
		given(this.accounts.names()).willReturn(Set.of("archive"));
		given(this.accounts.connection("archive"))
			.willReturn(new ConnectionState(ConnectionState.Phase.CONNECTED, Instant.EPOCH, null));
	}

	@Test
	void messagesAreShownWithTheirMarks() {
		ArchivedMessage message = new ArchivedMessage(new MessageKey(1, 2, 3),
				new Conversation(Conversation.Kind.CHANNEL, 2, "Weather"), "Rain", Instant.EPOCH);
		message.delete();
		given(this.messages.findTop100ByOrderBySentAtDescKeyMessageIdDesc()).willReturn(List.of(message));
		assertThat(this.mvc.get().uri("/api/messages")).bodyJson().isLenientlyEqualTo("""
				[{"chat": {"kind": "CHANNEL", "id": 2, "title": "Weather"}, "id": 3, "text": "Rain",
				"edited": false, "deleted": true, "recovered": false}]""");
	}

	@Test
	void anAccountIsShownWithItsPositionsAndCounters() {
		this.storage.setState(1, AccountState.of(10, 20, 30, 40));
		this.storage.setChannelPts(1, 2, 50);
		this.events.on(new TelegramUpdatesEvent("archive", 1, new EngineEvent.Started()));
		given(this.accounts.status("archive")).willReturn(Optional.of(new AccountStatus(AccountStatus.Phase.RECOVERING,
				null, null, Duration.ZERO, null, AccountState.of(9, 20, 30, 40), AccountState.of(10, 20, 30, 40), null,
				Backlog.NONE, 1, 2, new AccountStatus.Counters(8, 7, 6, 5), Map.of(), Map.of(), 0, Duration.ZERO,
				Map.of(), List.of())));
		assertThat(this.mvc.get().uri("/api/accounts")).bodyJson().isLenientlyEqualTo("""
				[{"name": "archive", "phase": "RECOVERING", "connected": true,
				"position": {"pts": 9, "qts": 20, "seq": 40}, "channels": [{"id": 2, "pts": 50}],
				"openGaps": 2, "gaps": 6, "recovered": 7, "delivered": 8, "duplicates": 5}]""");
	}

	@Test
	void anAccountThatIsNotKnownYetIsConnecting() {
		given(this.accounts.status("archive")).willReturn(Optional.empty());
		assertThat(this.mvc.get().uri("/api/accounts")).bodyJson()
			.isLenientlyEqualTo("[{'name': 'archive', 'phase': 'CONNECTING', 'channels': []}]".replace('\'', '"'));
	}

	@Test
	void gapsAndRecoveriesAreShownTheLatestFirst() {
		this.events.on(new TelegramUpdatesEvent("archive", 1, new EngineEvent.GapOpened(BoxId.COMMON, 4, 6)));
		this.events.on(new TelegramUpdatesEvent("archive", 1, new EngineEvent.Recovered(BoxId.COMMON, 2)));
		assertThat(this.mvc.get().uri("/api/events")).bodyJson().isLenientlyEqualTo("""
				[{"account": "archive", "text": "common: 2 updates recovered"},
				{"account": "archive", "text": "common: gap after 4, next is 6"}]""");
	}

	@Test
	void parkedUpdatesAreShownWithoutTheirContents() {
		AccountStatus running = mock(AccountStatus.class);
		given(this.accounts.status("archive")).willReturn(Optional.of(running));
		willAnswer((call) -> {
			call.<ParkedUpdateStorage.Visitor>getArgument(1).visit(parked());
			return null;
		}).given(this.accounts).forEachParked(eq("archive"), any());
		assertThat(this.mvc.get().uri("/api/parked")).bodyJson()
			.isStrictlyEqualTo(
					"""
							[{"account": "archive", "id": 5, "lane": "channel 2", "type": "UpdateConfig", "position": 50,
							"listener": "archive#on", "failure": "TheFailure", "attempts": 3, "failedAt": "1970-01-01T00:00:00Z"}]""");
	}

	@Test
	void anAccountThatDoesNotRunShowsNoParkedUpdates() {
		given(this.accounts.status("archive")).willReturn(Optional.empty());
		assertThat(this.mvc.get().uri("/api/parked")).bodyJson().isStrictlyEqualTo("[]");
	}

	private static ParkedUpdate parked() {
		return new ParkedUpdate(5, 1, Lane.channel(2), "UpdateConfig", BoxId.channel(2), 50, 1, Source.LIVE,
				Freshness.CURRENT, EncodedUpdate.of(new UpdateConfig(), List.of(), List.of()),
				new ParkedUpdate.Failure("archive#on", "TheFailure", 3, Instant.EPOCH, Instant.EPOCH));
	}

}
