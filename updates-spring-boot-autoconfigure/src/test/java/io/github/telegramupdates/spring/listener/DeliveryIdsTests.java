package io.github.telegramupdates.spring.listener;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.SendMessageTypingAction;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateBotNewBusinessMessage;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateUserTyping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeliveryIds}.
 */
class DeliveryIdsTests {

	private static final long BOT = 100;

	@Test
	void aMessageIsTheSameWhetherItIsPushedOrRecovered() {
		String pushed = pushed(new UpdateNewMessage(message(5, null), 12, 1), BoxId.COMMON, 12);
		assertThat(recovered(new UpdateNewMessage(message(5, null), 0, 0), BoxId.COMMON, 40)).isEqualTo(pushed)
			.matches("[0-9a-f]{64}");
		String later = recovered(new UpdateNewMessage(message(5, 1_000), 0, 0), BoxId.COMMON, 40);
		assertThat(later).describedAs("edited meanwhile").isEqualTo(pushed);
	}

	@Test
	void messagesChatsAccountsAndKindsDiffer() {
		UpdateNewMessage update = new UpdateNewMessage(message(5, null), 12, 1);
		assertThat(List.of(pushed(update, BoxId.COMMON, 12),
				pushed(new UpdateNewMessage(message(6, null), 12, 1), BoxId.COMMON, 12),
				pushed(new UpdateNewChannelMessage(channelMessage(5), 12, 1), BoxId.channel(9), 12),
				pushed(new UpdateEditMessage(message(5, null), 12, 1), BoxId.COMMON, 12),
				pushed(new UpdateBotNewBusinessMessage("one", message(5, null), null, 12), BoxId.QTS, 12),
				pushed(new UpdateBotNewBusinessMessage("two", message(5, null), null, 12), BoxId.QTS, 12),
				DeliveryIds.of(BOT + 1, delivered(update, BoxId.COMMON, 12, 1, Source.LIVE))))
			.doesNotHaveDuplicates();
	}

	@Test
	void editsDifferByTheirDate() {
		String first = pushed(new UpdateEditMessage(message(5, 1_000), 12, 1), BoxId.COMMON, 12);
		assertThat(recovered(new UpdateEditMessage(message(5, 1_000), 12, 1), BoxId.COMMON, 40)).isEqualTo(first);
		assertThat(pushed(new UpdateEditMessage(message(5, 1_001), 13, 1), BoxId.COMMON, 13)).isNotEqualTo(first);
	}

	@Test
	void aQueryIsItsId() {
		assertThat(pushed(query(1, 7), BoxId.NONE, 0)).isEqualTo(recovered(query(1, 8), BoxId.NONE, 0))
			.isNotEqualTo(pushed(query(2, 7), BoxId.NONE, 0));
	}

	@Test
	void anythingElseIsItsPositionOrItsBytes() {
		assertThat(pushed(new UpdateDeleteMessages(List.of(1), 12, 1), BoxId.COMMON, 12))
			.isEqualTo(pushed(new UpdateDeleteMessages(List.of(1, 2), 12, 1), BoxId.COMMON, 12))
			.isNotEqualTo(pushed(new UpdateDeleteMessages(List.of(1), 13, 1), BoxId.COMMON, 13));
		assertThat(pushed(typing(1), BoxId.NONE, 0)).isEqualTo(pushed(typing(1), BoxId.NONE, 0))
			.isNotEqualTo(pushed(typing(2), BoxId.NONE, 0));
	}

	@Test
	void randomIdsDifferByListenerAndNumberAndAreNeverZero() {
		String id = pushed(query(1, 7), BoxId.NONE, 0);
		assertThat(List.of(DeliveryIds.randomId(id, "a", 1), DeliveryIds.randomId(id, "a", 2),
				DeliveryIds.randomId(id, "b", 1)))
			.doesNotHaveDuplicates()
			.doesNotContain(0L);
		assertThat(DeliveryIds.randomId(id, "a", 1)).isEqualTo(DeliveryIds.randomId(id, "a", 1));
	}

	private static Message message(int id, @Nullable Integer editDate) {
		return Message.builder().id(id).peerId(new PeerUser(3)).date(1).message("hello").editDate(editDate).build();
	}

	private static Message channelMessage(int id) {
		return Message.builder().id(id).peerId(new PeerChannel(9)).date(1).message("hello").build();
	}

	private static Update query(long id, int messageId) {
		return new UpdateBotCallbackQuery(id, 3, new PeerUser(3), messageId, 1, null, null);
	}

	private static Update typing(long user) {
		return new UpdateUserTyping(user, null, new SendMessageTypingAction());
	}

	private static String pushed(Update update, BoxId box, int position) {
		return DeliveryIds.of(BOT, delivered(update, box, position, 1, Source.LIVE));
	}

	private static String recovered(Update update, BoxId box, int position) {
		return DeliveryIds.of(BOT, delivered(update, box, position, 0, Source.DIFFERENCE));
	}

	private static SequencedUpdate delivered(Update update, BoxId box, int position, int count, Source source) {
		return new SequencedUpdate(update, box, position, count, source, Freshness.CURRENT, Entities.NONE);
	}

}
