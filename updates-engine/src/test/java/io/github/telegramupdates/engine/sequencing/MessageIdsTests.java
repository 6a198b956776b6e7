package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.sequencing.box.MessageIds;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePinnedChannelMessages;
import io.github.telegramupdates.tl.UpdatePinnedMessages;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.UpdateReadHistoryInbox;
import io.github.telegramupdates.tl.UpdateReadHistoryOutbox;
import io.github.telegramupdates.tl.UpdateReadMessagesContents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which messages an update speaks of.
 */
class MessageIdsTests {

	private static final int HIGHEST = 77;

	private static final List<Integer> LISTED = List.of(5, HIGHEST, 6);

	private static final PeerUser ALICE = new PeerUser(Updating.ALICE);

	static Stream<Update> updatesWithMessages() {
		return Stream.of(new UpdateNewMessage(Updating.message(HIGHEST), 1, 1),
				new UpdateNewChannelMessage(Updating.channelMessage(1, HIGHEST), 1, 1),
				new UpdateEditMessage(Updating.message(HIGHEST), 1, 1),
				new UpdateEditChannelMessage(Updating.channelMessage(1, HIGHEST), 1, 1),
				new UpdateReadHistoryInbox(null, ALICE, null, HIGHEST, 0, 1, 1),
				new UpdateReadHistoryOutbox(ALICE, HIGHEST, 1, 1), new UpdateReadChannelInbox(null, 1, HIGHEST, 0, 1),
				new UpdateDeleteMessages(LISTED, 1, 3), new UpdateDeleteChannelMessages(1, LISTED, 1, 3),
				new UpdatePinnedMessages(true, ALICE, LISTED, 1, 3),
				new UpdatePinnedChannelMessages(true, 1, LISTED, 1, 3),
				new UpdateReadMessagesContents(LISTED, 1, 3, null));
	}

	@ParameterizedTest
	@MethodSource("updatesWithMessages")
	void theHighestIdIsFoundInEachKindOfUpdate(Update update) {
		assertThat(MessageIds.highestOf(update)).isEqualTo(HIGHEST);
	}

	@Test
	void anUpdateThatNamesNoMessageHasNone() {
		assertThat(MessageIds.highestOf(Updating.renamed("Alice"))).isEqualTo(MessageIds.NONE);
	}

}
