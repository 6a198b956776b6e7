package io.github.telegramupdates.engine.peers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedGroup;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.Chat;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.MessageEntityBold;
import io.github.telegramupdates.tl.MessageEntityMentionName;
import io.github.telegramupdates.tl.MessageFwdHeader;
import io.github.telegramupdates.tl.MessageReplyHeader;
import io.github.telegramupdates.tl.MessageReplyStoryHeader;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.UpdateShortChatMessage;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * which peers of a short message have to be known.
 */
class ShortMessagePeersTests {

	private static final long SELF = 7;

	private static final long ALICE = 11;

	private static final long OTHER = 12;

	private static final long GROUP = 20;

	private static final long CHANNEL = 30;

	private final PeerStore peers = new PeerStore(SELF, new InMemoryAccessHashes(), new InMemoryAccessHashes());

	@BeforeEach
	void aliceAndTheGroupAreKnown() {
		this.peers.learnUsers(List.of(User.builder().id(ALICE).accessHash(1L).build()));
		this.peers.learnChats(List.of(group(GROUP)));
	}

	private static Chat group(long id) {
		return Chat.builder().id(id).title("group").photo(new ChatPhotoEmpty()).date(1).version(1).build();
	}

	private static UpdateShortMessage.Builder inPrivate() {
		return UpdateShortMessage.builder().id(1).userId(ALICE).message("hi").pts(2).ptsCount(1).date(3);
	}

	private static UpdateShortChatMessage.Builder inGroup() {
		return UpdateShortChatMessage.builder()
			.id(1)
			.fromId(ALICE)
			.chatId(GROUP)
			.message("hi")
			.pts(2)
			.ptsCount(1)
			.date(3);
	}

	private static MessageFwdHeader.Builder forward() {
		return MessageFwdHeader.builder().date(1);
	}

	private static MessageFwdHeader forwardFrom(Peer peer) {
		return forward().fromId(peer).build();
	}

	static Stream<UpdatesType> complete() {
		return Stream.of(inPrivate().build(), inGroup().build(), inGroup().fromId(SELF).build(), new UpdatesTooLong(),
				inPrivate().fwdFrom(forward().fromName("somebody").build()).build(),
				inPrivate().fwdFrom(forwardFrom(new PeerUser(SELF))).build(),
				inPrivate().entities(List.of(new MessageEntityBold(0, 2), new MessageEntityMentionName(0, 2, ALICE)))
					.build(),
				inPrivate().replyTo(MessageReplyHeader.builder().replyToMsgId(5).build()).build());
	}

	@ParameterizedTest
	@MethodSource("complete")
	void aContainerWhosePeersAreKnownIsComplete(UpdatesType container) {
		assertThat(ShortMessagePeers.areKnown(container, this.peers)).isTrue();
	}

	static Stream<UpdatesType> withOther() {
		Peer other = new PeerUser(OTHER);
		return Stream.of(inPrivate().userId(OTHER).build(), inGroup().fromId(OTHER).build(),
				inPrivate().viaBotId(OTHER).build(), inGroup().viaBotId(OTHER).build(),
				inPrivate().fwdFrom(forwardFrom(other)).build(), inGroup().fwdFrom(forwardFrom(other)).build(),
				inPrivate().fwdFrom(forward().savedFromPeer(other).savedFromMsgId(1).build()).build(),
				inPrivate().fwdFrom(forward().savedFromId(other).build()).build(),
				inPrivate().entities(List.of(new MessageEntityMentionName(0, 2, OTHER))).build(),
				inGroup().entities(List.of(new MessageEntityMentionName(0, 2, OTHER))).build(),
				inPrivate().replyTo(MessageReplyHeader.builder().replyFrom(forwardFrom(other)).build()).build(),
				inPrivate().replyTo(MessageReplyHeader.builder().replyToPeerId(other).build()).build(),
				inGroup().replyTo(new MessageReplyStoryHeader(other, 1)).build());
	}

	@ParameterizedTest
	@MethodSource("withOther")
	void aUserWhomItRefersToHasToBeKnownInFull(UpdatesType container) {
		this.peers.learnUsers(List.of(User.builder().id(OTHER).min(true).accessHash(1L).build()));
		assertThat(ShortMessagePeers.areKnown(container, this.peers)).isFalse();
		this.peers.learnUsers(List.of(User.builder().id(OTHER).accessHash(1L).build()));
		assertThat(ShortMessagePeers.areKnown(container, this.peers)).isTrue();
	}

	@Test
	void theGroupHasToHaveBeenDescribed() {
		UpdatesType container = inGroup().chatId(21).build();
		assertThat(ShortMessagePeers.areKnown(container, this.peers)).isFalse();
		this.peers.learnChats(List.of(group(21)));
		assertThat(ShortMessagePeers.areKnown(container, this.peers)).isTrue();
	}

	@Test
	void aChannelThatIsTheOriginHasToBeKnownInFull() {
		UpdatesType container = inPrivate().fwdFrom(forwardFrom(new PeerChannel(CHANNEL))).build();
		this.peers.learnChats(List.of(channel().min(true).build()));
		assertThat(ShortMessagePeers.areKnown(container, this.peers)).isFalse();
		this.peers.learnChats(List.of(channel().build()));
		assertThat(ShortMessagePeers.areKnown(container, this.peers)).isTrue();
		assertThat(this.peers.knows(new PeerChat(CHANNEL))).isFalse();
	}

	private static Channel.Builder channel() {
		return Channel.builder().id(CHANNEL).accessHash(1L).title("channel").photo(new ChatPhotoEmpty()).date(1);
	}

	@Test
	void aGroupThatIsUnknownIsAReasonForOneDifference() {
		try (EngineRig rig = new EngineRig((telegram) -> telegram.shortMessages(true))) {
			SimulatedAccount alice = rig.telegram().user("alice");
			SimulatedAccount self = rig.telegram().user("self");
			SimulatedGroup friends = rig.telegram().group("friends", alice, self);
			alice.sends(self, "hello");
			alice.sends(friends, "welcome");
			SimulatedConnection connection = rig.telegram().connect(self);
			rig.run(connection, self.id(), AuthOptions.user());
			int before = connection.calls("updates.getDifference");
			alice.sends(friends, "one");
			rig.pass(Duration.ofSeconds(1));
			assertThat(connection.calls("updates.getDifference")).isEqualTo(before + 1);
			alice.sends(friends, "two");
			alice.sends(self, "three");
			rig.pass(Duration.ofSeconds(1));
			assertThat(rig.texts()).containsExactly("one", "two", "three");
			assertThat(connection.calls("updates.getDifference")).isEqualTo(before + 1);
		}
	}

	@Test
	void whatCannotBeLookedUpIsNotKnown() {
		PeerStore broken = new PeerStore(SELF, new InMemoryAccessHashes(), new UserAccessHasher() {

			@Override
			public OptionalLong getUserAccessHash(long userId, long peerId) {
				throw new IllegalStateException("the database is down");
			}

			@Override
			public void setUserAccessHashes(long userId, Map<Long, Long> hashes) {
				throw new IllegalStateException("the database is down");
			}

		});
		assertThat(ShortMessagePeers.areKnown(inPrivate().build(), broken)).isFalse();
	}

}
