package io.github.telegramupdates.engine.intake;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.AnsweredConnection;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageRange;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerNotifySettings;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotNewBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.channels.rpc.JoinChannel;
import io.github.telegramupdates.tl.channels.rpc.LeaveChannel;
import io.github.telegramupdates.tl.help.rpc.GetConfig;
import io.github.telegramupdates.tl.messages.AffectedHistory;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.ChatInviteJoinResultOk;
import io.github.telegramupdates.tl.messages.Dialogs;
import io.github.telegramupdates.tl.messages.InvitedUsers;
import io.github.telegramupdates.tl.messages.rpc.GetPinnedDialogs;
import io.github.telegramupdates.tl.messages.rpc.ReadHistory;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.rpc.InitConnection;
import io.github.telegramupdates.tl.rpc.InvokeAfterMsg;
import io.github.telegramupdates.tl.rpc.InvokeAfterMsgs;
import io.github.telegramupdates.tl.rpc.InvokeWithApnsSecret;
import io.github.telegramupdates.tl.rpc.InvokeWithBusinessConnection;
import io.github.telegramupdates.tl.rpc.InvokeWithGooglePlayIntegrity;
import io.github.telegramupdates.tl.rpc.InvokeWithLayer;
import io.github.telegramupdates.tl.rpc.InvokeWithMessagesRange;
import io.github.telegramupdates.tl.rpc.InvokeWithReCaptcha;
import io.github.telegramupdates.tl.rpc.InvokeWithTakeout;
import io.github.telegramupdates.tl.rpc.InvokeWithoutUpdates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 1.6: what a call is about is reported by the innermost call, and what a bot
 * does for another account counts in the boxes of that account.
 */
class WrappedCallTests {

	private static final long CUSTOMER = 77;

	private static final long STRANGER = 900_000;

	private final EngineRig rig = new EngineRig();

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount bot = this.rig.telegram().bot("bot");

	private final SimulatedChannel channel = this.rig.telegram().supergroup("news").owner(this.alice).member(this.bot);

	private final AnsweredConnection connection = new AnsweredConnection(this.rig.telegram().connect(this.bot));

	private int pts;

	@BeforeEach
	void begin() {
		this.alice.sends(this.bot, "before");
		this.rig.run(this.connection, this.bot.id(), AuthOptions.bot());
		this.alice.sends(this.bot, "one");
		this.alice.sends(this.channel, "in the channel");
		this.rig.pass(Duration.ofSeconds(1));
		this.pts = stored();
	}

	@AfterEach
	void close() {
		this.rig.close();
	}

	private int stored() {
		return this.rig.storage().getState(this.bot.id()).orElseThrow().pts();
	}

	private ChannelState storedChannel() {
		return this.rig.channel(this.bot.id(), this.channel.id());
	}

	private void answer(TlMethod<?> request, Object answer) {
		this.connection.answer(request, answer);
		this.rig.pass(Duration.ofSeconds(1));
	}

	private void goesOnWithoutAGap() {
		this.alice.sends(this.bot, "two");
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.texts()).endsWith("two");
		assertThat(stored()).isEqualTo(this.pts + 1);
		assertThat(this.rig.events(EngineEvent.GapOpened.class)).isEmpty();
	}

	private static <R> TlMethod<R> business(TlMethod<R> query) {
		return new InvokeWithBusinessConnection<>("connection", query);
	}

	private static <R> Stream<TlMethod<R>> wrapped(TlMethod<R> query) {
		return Stream.of(query, new InvokeAfterMsg<>(1, query), new InvokeAfterMsgs<>(List.of(1L, 2L), query),
				new InitConnection<>(1, "", "", "", "", "", "", null, null, query), new InvokeWithLayer<>(228, query),
				new InvokeWithoutUpdates<>(query), new InvokeWithMessagesRange<>(new MessageRange(1, 2), query),
				new InvokeWithTakeout<>(1, query), new InvokeWithGooglePlayIntegrity<>("", "", query),
				new InvokeWithApnsSecret<>("", "", query), new InvokeWithReCaptcha<>("", query),
				new InvokeWithLayer<>(228,
						new InitConnection<>(1, "", "", "", "", "", "", null, null, new InvokeAfterMsg<>(1, query))));
	}

	private static Stream<TlMethod<?>> deletionsInAChannel() {
		return wrapped(new io.github.telegramupdates.tl.channels.rpc.DeleteMessages(new InputChannel(5, 1), List.of(1)))
			.map((call) -> (TlMethod<?>) call);
	}

	@ParameterizedTest
	@MethodSource("deletionsInAChannel")
	void everyWrapperIsLookedThrough(TlMethod<?> call) {
		InnermostCall innermost = InnermostCall.of(call);
		assertThat(RpcAnswers.boxOf(innermost.method())).isEqualTo(BoxId.channel(5));
		assertThat(innermost.account()).isEqualTo(InnermostCall.Account.OWN);
		assertThat(InnermostCall.of(business(call)).account()).isEqualTo(InnermostCall.Account.OTHER);
	}

	@Test
	void aBusinessConnectionCountsWhereverItIsInTheChain() {
		assertThat(wrapped(business(new InvokeWithLayer<>(228, new GetConfig())))).map(InnermostCall::of)
			.extracting(InnermostCall::account)
			.containsOnly(InnermostCall.Account.OTHER);
	}

	@Test
	void aWrappedCallThatLeavesAChannelEndsTheMembershipAndOneThatJoinsBeginsIt() {
		TlMethod<?> leave = new LeaveChannel(this.bot.inputChannel(this.channel));
		answer(new InvokeWithLayer<>(228, leave), new Updates(List.of(), List.of(), List.of(), 1, 0));
		assertThat(storedChannel().isInaccessible()).isTrue();
		TlMethod<?> join = new JoinChannel(this.bot.inputChannel(this.channel));
		answer(new InvokeAfterMsg<>(1, join),
				new ChatInviteJoinResultOk(new Updates(List.of(), List.of(), List.of(), 1, 0)));
		assertThat(storedChannel().isInaccessible()).isFalse();
	}

	@Test
	void aWrappedMessageThatWasSentIsCompleted() {
		TlMethod<?> send = SendMessage.builder()
			.peer(new InputPeerUser(this.alice.id(), 1))
			.message("sent")
			.randomId(1)
			.build();
		answer(new InvokeWithLayer<>(228, new InvokeWithoutUpdates<>(send)), sent(this.pts + 1));
		assertThat(this.rig.texts()).endsWith("sent");
		assertThat(stored()).isEqualTo(this.pts + 1);
	}

	private static UpdateShortSentMessage sent(int pts) {
		return UpdateShortSentMessage.builder().out(true).id(50).pts(pts).ptsCount(1).date(1).build();
	}

	private static Stream<Object> answersThatCountElsewhere() {
		return Stream.of(-1, 1, 5_000).flatMap(WrappedCallTests::answersThatCountElsewhere);
	}

	/** Positions of another account: behind, next to, and ahead of those of the bot. */
	private static Stream<Object> answersThatCountElsewhere(int ahead) {
		int pts = 2 + ahead;
		Message message = Message.builder().id(50).peerId(new PeerUser(CUSTOMER)).date(1).message("foreign").build();
		User owner = User.builder().id(STRANGER).self(true).accessHash(1L).build();
		Channel left = Channel.builder()
			.id(1)
			.left(true)
			.accessHash(1L)
			.title("left")
			.photo(new ChatPhotoEmpty())
			.date(1)
			.build();
		List<Update> members = List.of(new UpdateMessageID(50, 1), new UpdateNewMessage(message, pts, 1),
				new UpdateDeleteMessages(List.of(1), pts + 1, 1), new UpdatePtsChanged(),
				new UpdateChannelTooLong(1, 90), new UpdateChannel(1));
		Updates container = new Updates(members, List.of(owner), List.of(left), 1, 7);
		return Stream.of(new AffectedMessages(pts, 1), new AffectedHistory(pts, 1, 0), container,
				new UpdatesCombined(members, List.of(owner), List.of(left), 1, 3, 7),
				new InvitedUsers(container, List.of()), new ChatInviteJoinResultOk(container),
				new UpdateShort(new UpdateNewMessage(message, pts, 1), 1), new UpdatesTooLong(), sent(pts),
				UpdateShortMessage.builder()
					.id(50)
					.userId(CUSTOMER)
					.message("foreign")
					.pts(pts)
					.ptsCount(1)
					.date(1)
					.build(),
				new Dialogs(List.of(Dialog.builder()
					.peer(new PeerChannel(1))
					.pts(90)
					.notifySettings(PeerNotifySettings.builder().build())
					.build()), List.of(), List.of(left), List.of(owner)));
	}

	@ParameterizedTest
	@MethodSource("answersThatCountElsewhere")
	void whatCountsInTheBoxesOfAnotherAccountMovesNothingAndTeachesNothing(Object answer) {
		int delivered = this.rig.delivered().size();
		TlMethod<?> call = SendMessage.builder()
			.peer(new InputPeerUser(CUSTOMER, 1))
			.message("foreign")
			.randomId(1)
			.build();
		answer(business(call), answer);
		answer(new InvokeWithLayer<>(228, business(new GetPinnedDialogs(0))), answer);
		answer(business(new InvokeAfterMsg<>(1, new ReadHistory(new InputPeerUser(CUSTOMER, 1), 1))), answer);
		assertThat(this.rig.delivered()).hasSize(delivered);
		assertThat(this.rig.hashes().getUserAccessHash(this.bot.id(), STRANGER)).isEmpty();
		assertThat(this.rig.events(EngineEvent.Anomaly.class)).isEmpty();
		assertThat(this.rig.events(EngineEvent.Stopped.class)).isEmpty();
		goesOnWithoutAGap();
	}

	@Test
	void aChannelThatAnotherAccountLeavesStaysReadable() {
		answer(business(new LeaveChannel(this.bot.inputChannel(this.channel))),
				new Updates(List.of(), List.of(), List.of(), 1, 0));
		assertThat(storedChannel().isInaccessible()).isFalse();
	}

	@Test
	void aMemberWithQtsOfABusinessAnswerIsDeliveredAtOnceWithoutANumberAndInItsBoxWithOne() {
		Message message = Message.builder().id(50).peerId(new PeerUser(CUSTOMER)).date(1).message("for you").build();
		Update unnumbered = new UpdateBotNewBusinessMessage("connection", message, null, 0);
		Update numbered = new UpdateBotStopped(CUSTOMER, 1, true, 1);
		TlMethod<?> call = business(
				SendMessage.builder().peer(new InputPeerUser(CUSTOMER, 1)).message("for you").randomId(1).build());
		answer(call,
				new Updates(List.of(new UpdateNewMessage(message, 5_000, 1), unnumbered), List.of(), List.of(), 1, 9));
		assertThat(this.rig.delivered()).endsWith(unnumbered);
		answer(call, new UpdateShort(numbered, 1));
		answer(call, new UpdateShort(numbered, 1));
		assertThat(this.rig.delivered()).endsWith(unnumbered, numbered);
		assertThat(this.rig.storage().getState(this.bot.id()).orElseThrow().qts()).isEqualTo(1);
		goesOnWithoutAGap();
	}

}
