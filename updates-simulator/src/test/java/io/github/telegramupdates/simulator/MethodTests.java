package io.github.telegramupdates.simulator;

import java.util.List;
import java.util.concurrent.CompletionException;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.truth.TruthMessage;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChannelForbidden;
import io.github.telegramupdates.tl.ChannelMessagesFilterEmpty;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelType;
import io.github.telegramupdates.tl.InputMessageID;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.auth.rpc.LogOut;
import io.github.telegramupdates.tl.channels.rpc.GetChannels;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.help.rpc.GetConfig;
import io.github.telegramupdates.tl.InputUser;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.Chats;
import io.github.telegramupdates.tl.messages.Messages;
import io.github.telegramupdates.tl.messages.rpc.DeleteMessages;
import io.github.telegramupdates.tl.messages.rpc.EditMessage;
import io.github.telegramupdates.tl.messages.rpc.GetMessages;
import io.github.telegramupdates.tl.messages.rpc.ReadHistory;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import io.github.telegramupdates.tl.users.UserFull;
import io.github.telegramupdates.tl.users.rpc.GetFullUser;
import io.github.telegramupdates.tl.users.rpc.GetUsers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Methods and their errors.
 */
class MethodTests {

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().clock(this.clock).seed(7).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("bot");

	private final SimulatedChannel news = this.telegram.channel("news").owner(this.alice);

	private final SimulatedConnection connection = this.telegram.connect(this.bot);

	private final RecordingSink sink = new RecordingSink();

	private final RecordingSink otherSession = new RecordingSink();

	MethodTests() {
		this.telegram.connect(this.bot).subscribe(this.otherSession);
		this.connection.subscribe(this.sink);
	}

	@Test
	void aSentMessageIsAnsweredAndPushedToTheOtherSession() {
		Updates answer = (Updates) invoke(send(this.bot.inputPeer(this.alice), "hi", 5));
		assertThat(answer.updates().get(0)).isEqualTo(new UpdateMessageID(1, 5));
		assertThat(answer.updates().get(1)).isInstanceOfSatisfying(UpdateNewMessage.class, (update) -> {
			assertThat(update.pts()).isEqualTo(2);
			assertThat(((Message) update.message()).out()).isTrue();
		});
		assertThat(this.sink.containers).isEmpty();
		assertThat(this.otherSession.updates(UpdateNewMessage.class)).hasSize(1);
		assertThat(this.telegram.truth(this.alice).messages()).extracting(TruthMessage::text).containsExactly("hi");
	}

	@Test
	void anAdministratorPostsInAChannel() {
		this.news.admin(this.bot);
		Updates answer = (Updates) invoke(send(this.bot.inputPeer(this.news), "post", 5));
		assertThat(answer.updates().get(1)).isInstanceOf(UpdateNewChannelMessage.class);
		assertThat(answer.chats()).hasSize(1);
	}

	@Test
	void aRandomIdIsUsedOnce() {
		invoke(send(this.bot.inputPeer(this.alice), "hi", 5));
		assertThat(failure(send(this.bot.inputPeer(this.alice), "hi", 5)).type()).isEqualTo("RANDOM_ID_DUPLICATE");
	}

	@Test
	void anEditIsAnsweredWithItsPosition() {
		SimulatedMessage message = this.bot.sends(this.alice, "draft");
		Updates answer = (Updates) invoke(edit(message.id(), "final"));
		assertThat(answer.updates()).singleElement().isInstanceOf(UpdateEditMessage.class);
		assertThat(this.sink.updates(UpdateEditMessage.class)).isEmpty();
		assertThat(failure(edit(message.id(), "final")).type()).isEqualTo("MESSAGE_NOT_MODIFIED");
		assertThat(failure(edit(77, "x")).type()).isEqualTo("MESSAGE_ID_INVALID");
	}

	@Test
	void aMessageOfSomebodyElseCannotBeEdited() {
		SimulatedMessage message = this.alice.sends(this.bot, "mine");
		assertThat(failure(edit(message.idFor(this.bot), "yours")).code()).isEqualTo(403);
	}

	@Test
	void aDeletionIsAnsweredWithItsPositions() {
		int first = this.bot.sends(this.alice, "one").id();
		int second = this.bot.sends(this.alice, "two").id();
		AffectedMessages affected = invoke(new DeleteMessages(true, List.of(first, second, 99)));
		assertThat(affected).isEqualTo(new AffectedMessages(5, 2));
		assertThat(this.sink.updates(UpdateDeleteMessages.class)).isEmpty();
		assertThat(this.otherSession.updates(UpdateDeleteMessages.class)).singleElement()
			.satisfies((update) -> assertThat(update.pts()).isEqualTo(5));
		assertThat(this.telegram.truth(this.alice).messages()).isEmpty();
		assertThat(invoke(new DeleteMessages(true, List.of(first)))).isEqualTo(new AffectedMessages(5, 0));
	}

	@Test
	void withoutRevocationOnlyTheOwnCopyIsDeleted() {
		int id = this.bot.sends(this.alice, "one").id();
		invoke(new DeleteMessages(false, List.of(id)));
		assertThat(this.telegram.truth(this.alice).messages()).hasSize(1);
		assertThat(this.telegram.truth(this.bot).messages()).isEmpty();
	}

	@Test
	void deletingInAChannelMovesItsPosition() {
		this.news.admin(this.bot);
		int id = this.alice.sends(this.news, "post").id();
		AffectedMessages affected = invoke(new io.github.telegramupdates.tl.channels.rpc.DeleteMessages(
				this.bot.inputChannel(this.news), List.of(id)));
		assertThat(affected).isEqualTo(new AffectedMessages(3, 1));
	}

	@Test
	void readingIsAnsweredWithItsPosition() {
		this.alice.sends(this.bot, "one");
		assertThat(invoke(new ReadHistory(this.bot.inputPeer(this.alice), 0))).isEqualTo(new AffectedMessages(3, 1));
		assertThat(invoke(new ReadHistory(this.bot.inputPeer(this.alice), 0))).isEqualTo(new AffectedMessages(3, 0));
	}

	@Test
	void readingAChannelTellsTheOtherSession() {
		this.news.member(this.bot);
		this.alice.sends(this.news, "post");
		assertThat(
				invoke(new io.github.telegramupdates.tl.channels.rpc.ReadHistory(this.bot.inputChannel(this.news), 1)))
			.isTrue();
		assertThat(this.sink.updates(UpdateReadChannelInbox.class)).isEmpty();
		assertThat(this.otherSession.updates(UpdateReadChannelInbox.class)).hasSize(1);
	}

	@Test
	void usersAndChannelsAreFound() {
		this.news.member(this.bot);
		User self = (User) invoke(new GetUsers(List.of(new InputUserSelf()))).get(0);
		assertThat(self.self()).isTrue();
		assertThat(self.bot()).isTrue();
		assertThat(channel(this.bot.inputChannel(this.news))).isInstanceOf(Channel.class);
		assertThat(channel(new InputChannel(this.news.id(), 0))).isInstanceOf(Channel.class);
		this.bot.leaves(this.news);
		assertThat(channel(this.bot.inputChannel(this.news))).isInstanceOf(ChannelForbidden.class);
	}

	@Test
	void aUserIsFoundWithItsSettings() {
		UserFull self = invoke(new GetFullUser(new InputUserSelf()));
		assertThat(self.fullUser().id()).isEqualTo(this.bot.id());
		assertThat(self.users()).extracting(UserType::id).containsExactly(this.bot.id());
		assertThat(failure(new GetFullUser(new InputUser(this.alice.id(), 1))).type()).isEqualTo("USER_ID_INVALID");
	}

	@Test
	void messagesAreFoundById() {
		this.alice.sends(this.bot, "one");
		Messages found = (Messages) invoke(new GetMessages(List.of(new InputMessageID(1), new InputMessageID(2))));
		assertThat(found.messages().get(0)).isInstanceOf(Message.class);
		assertThat(found.messages().get(1)).isEqualTo(new MessageEmpty(2, null));
	}

	@Test
	void aChannelIsPrivateToItsMembers() {
		assertThat(failure(channelDifference(this.bot.inputChannel(this.news))).type()).isEqualTo("CHANNEL_PRIVATE");
		this.news.member(this.bot);
		assertThat(failure(channelDifference(new InputChannel(this.news.id(), 1))).type()).isEqualTo("CHANNEL_INVALID");
		assertThat(failure(send(this.bot.inputPeer(this.news), "post", 1)).type()).isEqualTo("CHAT_WRITE_FORBIDDEN");
	}

	@Test
	void wrongArgumentsAreRefused() {
		RpcException error = failure(send(new InputPeerUser(this.alice.id(), 1), "hi", 1));
		assertThat(error.code()).isEqualTo(400);
		assertThat(error.type()).isEqualTo("PEER_ID_INVALID");
		assertThat(error.method()).isEqualTo("messages.sendMessage");
		assertThat(failure(new GetDifference(0, null, null, 1, 0, null)).type())
			.isEqualTo("PERSISTENT_TIMESTAMP_EMPTY");
		assertThat(failure(new GetDifference(9, null, null, 1, 0, null)).type())
			.isEqualTo("PERSISTENT_TIMESTAMP_INVALID");
		assertThat(failure(new GetDifference(1, null, null, 0, 0, null)).type()).isEqualTo("DATE_EMPTY");
		assertThat(failure(new GetConfig()).type()).isEqualTo("METHOD_NOT_SUPPORTED");
		assertThat(this.sink.log).hasSize(5).allMatch((line) -> line.startsWith("error "));
	}

	@Test
	void aStoppedBotMayNotWrite() {
		this.alice.stops(this.bot);
		assertThat(failure(send(this.bot.inputPeer(this.alice), "hi", 1)).type()).isEqualTo("USER_IS_BLOCKED");
		assertThatIllegalStateException().isThrownBy(() -> this.bot.sends(this.alice, "hi"));
	}

	@Test
	void afterLoggingOutNothingIsAnsweredOrPushed() {
		invoke(new LogOut());
		RpcException error = failure(new GetState());
		assertThat(error.code()).isEqualTo(401);
		assertThat(error.type()).isEqualTo("AUTH_KEY_UNREGISTERED");
		this.alice.sends(this.bot, "hi");
		assertThat(this.sink.containers).isEmpty();
		assertThat(this.otherSession.containers).hasSize(1);
	}

	private ChatType channel(InputChannelType channel) {
		return ((Chats) invoke(new GetChannels(List.of(channel)))).chats().get(0);
	}

	private static GetChannelDifference channelDifference(InputChannelType channel) {
		return new GetChannelDifference(false, channel, new ChannelMessagesFilterEmpty(), 1, 100);
	}

	private TlMethod<UpdatesType> edit(int id, String text) {
		return EditMessage.builder().peer(this.bot.inputPeer(this.alice)).id(id).message(text).build();
	}

	private static TlMethod<UpdatesType> send(InputPeer peer, String text, long randomId) {
		return SendMessage.builder().peer(peer).message(text).randomId(randomId).build();
	}

	private <R> R invoke(TlMethod<R> method) {
		return this.connection.api().invoke(method).join();
	}

	private RpcException failure(TlMethod<?> method) {
		CompletionException failure = catchThrowableOfType(CompletionException.class,
				() -> this.connection.api().invoke(method).join());
		return (RpcException) failure.getCause();
	}

}
