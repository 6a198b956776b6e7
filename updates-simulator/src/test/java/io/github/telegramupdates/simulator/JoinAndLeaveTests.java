package io.github.telegramupdates.simulator;

import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChannelForbidden;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.InputUser;
import io.github.telegramupdates.tl.MessageActionChatAddUser;
import io.github.telegramupdates.tl.MessageActionChatDeleteUser;
import io.github.telegramupdates.tl.MessageService;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChat;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.channels.rpc.GetChannels;
import io.github.telegramupdates.tl.channels.rpc.InviteToChannel;
import io.github.telegramupdates.tl.channels.rpc.JoinChannel;
import io.github.telegramupdates.tl.channels.rpc.LeaveChannel;
import io.github.telegramupdates.tl.messages.ChatInviteJoinResultOk;
import io.github.telegramupdates.tl.messages.Chats;
import io.github.telegramupdates.tl.messages.rpc.AddChatUser;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Joining, leaving, being removed, and channels that close.
 */
class JoinAndLeaveTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder()
		.clock(new VirtualClock())
		.habits(Habit.SERVICE_MESSAGES)
		.build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedChannel news = this.telegram.channel("news").owner(this.alice);

	private final SimulatedChannel talk = this.telegram.supergroup("talk").owner(this.alice);

	private final Client bob = new Client(this.telegram, this.telegram.user("bob"));

	@Test
	void joiningIsAnsweredByAWrapper() {
		ChatInviteJoinResultOk joined = (ChatInviteJoinResultOk) this.bob
			.invoke(new JoinChannel(this.bob.account.inputChannel(this.news)));
		assertThat(members(joined.updates())).singleElement().isEqualTo(new UpdateChannel(this.news.id()));
		assertThat(((Updates) joined.updates()).chats()).singleElement().isInstanceOf(Channel.class);
		assertThat(this.bob.sink.containers).isEmpty();
		this.alice.sends(this.news, "hi");
		assertThat(this.bob.sink.updates(UpdateNewChannelMessage.class)).hasSize(1);
		assertThat(failure(new JoinChannel(this.bob.account.inputChannel(this.news))))
			.isEqualTo("USER_ALREADY_PARTICIPANT");
	}

	@Test
	void leavingEndsTheUpdates() {
		this.news.member(this.bob.account);
		UpdatesType left = this.bob.invoke(new LeaveChannel(this.bob.account.inputChannel(this.news)));
		assertThat(((Updates) left).chats()).singleElement().isInstanceOf(ChannelForbidden.class);
		this.alice.sends(this.news, "hi");
		assertThat(this.bob.sink.updates(UpdateNewChannelMessage.class)).isEmpty();
		assertThat(this.bob.failure(this.bob.getChannelDifference(this.news, 1, 100)).type())
			.isEqualTo("CHANNEL_PRIVATE");
	}

	@Test
	void whoIsRemovedFromASupergroupIsToldFirst() {
		this.talk.member(this.bob.account);
		this.bob.sink.containers.clear();
		this.talk.removes(this.bob.account);
		List<Update> updates = this.bob.sink.updates();
		assertThat(updates).hasSize(2);
		assertThat(((UpdateNewChannelMessage) updates.get(0)).message()).isInstanceOfSatisfying(MessageService.class,
				(message) -> assertThat(message.action())
					.isEqualTo(new MessageActionChatDeleteUser(this.bob.account.id())));
		assertThat(updates.get(1)).isEqualTo(new UpdateChannel(this.talk.id()));
	}

	@Test
	void whoIsRemovedFromABasicGroupIsToldByAMessage() {
		SimulatedGroup group = this.telegram.group("group", this.alice, this.bob.account);
		State before = this.bob.state();
		group.removes(this.bob.account);
		this.alice.sends(group, "he is gone");
		Difference difference = (Difference) this.bob.difference(before);
		assertThat(difference.newMessages()).singleElement().isInstanceOf(MessageService.class);
		assertThat(this.bob.sink.updates(UpdateChat.class)).isNotEmpty();
	}

	@Test
	void withoutTheHabitThereAreNoServiceMessages() {
		SimulatedTelegram plain = SimulatedTelegram.builder().clock(new VirtualClock()).build();
		Client carol = new Client(plain, plain.user("carol"));
		SimulatedGroup group = plain.group("group", plain.user("alice"), carol.account);
		group.removes(carol.account);
		plain.supergroup("talk").owner(plain.user("alice")).member(carol.account).removes(carol.account);
		assertThat(carol.sink.updates(UpdateNewMessage.class)).isEmpty();
		assertThat(carol.sink.updates(UpdateNewChannelMessage.class)).isEmpty();
	}

	@Test
	void invitationsAreAnsweredByAWrapper() {
		Client owner = new Client(this.telegram, this.alice);
		InputPeerUser peer = (InputPeerUser) this.alice.inputPeer(this.bob.account);
		InputUser user = new InputUser(peer.userId(), peer.accessHash());
		UpdatesType invited = owner.invoke(new InviteToChannel(this.alice.inputChannel(this.talk), List.of(user)))
			.updates();
		assertThat(members(invited)).singleElement()
			.isInstanceOfSatisfying(UpdateNewChannelMessage.class,
					(update) -> assertThat(((MessageService) update.message()).action())
						.isEqualTo(new MessageActionChatAddUser(List.of(user.userId()))));
		SimulatedGroup group = this.telegram.group("group", this.alice);
		UpdatesType added = owner.invoke(new AddChatUser(group.id(), user, 0)).updates();
		assertThat(members(added)).hasSize(2);
		assertThat(this.bob.sink.updates(UpdateChannel.class)).hasSize(1);
		assertThat(this.bob.sink.updates(UpdateChat.class)).hasSize(1);
		assertThat(owner.failure(new AddChatUser(group.id(), user, 0)).type()).isEqualTo("USER_ALREADY_PARTICIPANT");
		assertThat(failure(new InviteToChannel(this.bob.account.inputChannel(this.talk), List.of())))
			.isEqualTo("CHAT_ADMIN_REQUIRED");
	}

	@Test
	void aClosedChannelIsPrivateUntilItOpensAgain() {
		this.news.member(this.bob.account);
		this.alice.sends(this.news, "before");
		this.bob.sink.containers.clear();
		State state = this.bob.state();
		this.news.becomesPrivate();
		assertThat(lastPush().chats()).singleElement().isInstanceOf(ChannelForbidden.class);
		this.alice.sends(this.news, "meanwhile");
		assertThat(this.bob.sink.updates()).containsExactly(new UpdateChannel(this.news.id()));
		assertThat(this.bob.failure(this.bob.getChannelDifference(this.news, 2, 100)).type())
			.isEqualTo("CHANNEL_PRIVATE");
		Chats chats = (Chats) this.bob.invoke(new GetChannels(List.of(this.bob.account.inputChannel(this.news))));
		assertThat(chats.chats().get(0)).isInstanceOf(ChannelForbidden.class);
		assertThat(this.bob.difference(state)).isInstanceOf(DifferenceEmpty.class);
		this.news.becomesPublic();
		assertThat(lastPush().chats()).singleElement().isInstanceOf(Channel.class);
		assertThat(this.bob.channelDifference(this.news, 2, 100)).isInstanceOfSatisfying(ChannelDifference.class,
				(difference) -> assertThat(difference.newMessages()).hasSize(1));
	}

	@Test
	void nobodyJoinsAClosedChannel() {
		this.news.becomesPrivate();
		assertThat(failure(new JoinChannel(this.bob.account.inputChannel(this.news)))).isEqualTo("CHANNEL_PRIVATE");
		assertThat(new Client(this.telegram, this.alice).channelDifference(this.news, 1, 100)).isNotNull();
	}

	private Updates lastPush() {
		return (Updates) this.bob.sink.containers.get(this.bob.sink.containers.size() - 1);
	}

	private String failure(TlMethod<?> method) {
		return this.bob.failure(method).type();
	}

	private static List<Update> members(UpdatesType container) {
		return ((Updates) container).updates();
	}

}
