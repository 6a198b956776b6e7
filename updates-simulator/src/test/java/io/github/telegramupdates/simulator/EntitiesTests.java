package io.github.telegramupdates.simulator;

import java.util.List;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.habit.IncludedEntities;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChannelMessagesFilterEmpty;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelFromMessage;
import io.github.telegramupdates.tl.InputDialogPeer;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChannelFromMessage;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.channels.rpc.GetChannels;
import io.github.telegramupdates.tl.messages.Chats;
import io.github.telegramupdates.tl.messages.rpc.GetPeerDialogs;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Users and chats that are incomplete or missing, and access hashes that do not fit.
 */
class EntitiesTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder()
		.clock(new VirtualClock())
		.pushedEntities(IncludedEntities.MIN)
		.build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final Client bot = new Client(this.telegram, this.telegram.bot("bot"));

	private final SimulatedChannel news = this.telegram.supergroup("news").owner(this.alice).member(this.bot.account);

	@Test
	void minEntitiesHaveHashesThatNoMethodAccepts() {
		this.alice.sends(this.news, "hi");
		Updates push = lastPush();
		User user = (User) push.users().get(0);
		Channel channel = (Channel) push.chats().get(0);
		assertThat(user.min()).isTrue();
		assertThat(channel.min()).isTrue();
		assertThat(failure(channel.id(), channel.accessHash())).isEqualTo("CHANNEL_INVALID");
		InputPeerUser peer = new InputPeerUser(user.id(), user.accessHash());
		assertThat(this.bot.failure(SendMessage.builder().peer(peer).message("hi").randomId(1).build()).type())
			.isEqualTo("PEER_ID_INVALID");
	}

	@Test
	void differencesAndAnswersAreComplete() {
		State before = this.bot.state();
		this.alice.sends(this.bot.account, "hi");
		Difference difference = (Difference) this.bot.difference(before);
		assertThat(difference.users()).allSatisfy((user) -> assertThat(((User) user).min()).isFalse());
		Updates answer = (Updates) this.bot.send(this.news, "hi", 1);
		assertThat(answer.chats()).allSatisfy((chat) -> assertThat(((Channel) chat).min()).isFalse());
	}

	@Test
	void anAccountIsNeverToldAboutItselfInPart() {
		Client other = new Client(this.telegram, this.bot.account);
		this.bot.send(this.news, "hi", 1);
		Updates push = (Updates) other.sink.containers.get(0);
		assertThat(push.users()).singleElement().satisfies((user) -> assertThat(((User) user).min()).isFalse());
	}

	@Test
	void anAccountCanHaveItsOwnRule() {
		this.bot.account.pushedEntities(IncludedEntities.OMITTED).fetchedEntities(IncludedEntities.OMITTED);
		State before = this.bot.state();
		this.alice.sends(this.bot.account, "hi");
		assertThat(lastPush().users()).isEmpty();
		assertThat(((Difference) this.bot.difference(before)).users()).isEmpty();
		this.bot.account.pushedEntities(IncludedEntities.FULL);
		this.alice.sends(this.bot.account, "hi again");
		assertThat(lastPush().users()).isNotEmpty();
	}

	@Test
	void theHashOfAnotherViewerIsRefused() {
		InputChannel foreign = (InputChannel) this.alice.inputChannel(this.news);
		assertThat(failure(foreign.channelId(), foreign.accessHash())).isEqualTo("CHANNEL_INVALID");
	}

	@Test
	void aBotFindsItsChannelsWithoutAHash() {
		InputChannel unknown = new InputChannel(this.news.id(), 0);
		Chats chats = (Chats) this.bot.invoke(new GetChannels(List.of(unknown)));
		assertThat(chats.chats().get(0)).isInstanceOfSatisfying(Channel.class, (channel) -> {
			assertThat(channel.min()).isFalse();
			assertThat(new InputChannel(channel.id(), channel.accessHash()))
				.isEqualTo(this.bot.account.inputChannel(this.news));
		});
		Client user = new Client(this.telegram, this.alice);
		assertThat(user.failure(new GetChannels(List.of(unknown))).type()).isEqualTo("CHANNEL_INVALID");
		this.news.removes(this.bot.account);
		assertThat(this.bot.failure(new GetChannels(List.of(unknown))).type()).isEqualTo("CHANNEL_INVALID");
	}

	@Test
	void aUserFindsAChannelByAMessageItWasSeenIn() {
		Client bob = new Client(this.telegram, this.telegram.user("bob"));
		this.news.member(bob.account);
		int id = this.alice.sends(bob.account, "look").idFor(bob.account);
		InputPeer chat = bob.account.inputPeer(this.alice);
		InputChannelFromMessage seen = new InputChannelFromMessage(chat, id, this.news.id());
		assertThat(((Chats) bob.invoke(new GetChannels(List.of(seen)))).chats().get(0))
			.isInstanceOfSatisfying(Channel.class, (channel) -> assertThat(channel.min()).isFalse());
		InputPeer peer = new InputPeerChannelFromMessage(chat, id, this.news.id());
		assertThat(bob.invoke(new GetPeerDialogs(List.of(new InputDialogPeer(peer)))).chats()).hasSize(1);
	}

	@Test
	void aMessageThatIsNotThereShowsNoChannelAndBotsAreRefused() {
		Client bob = new Client(this.telegram, this.telegram.user("bob"));
		this.news.member(bob.account);
		InputPeer chat = bob.account.inputPeer(this.alice);
		assertThat(bob.failure(new GetChannels(List.of(new InputChannelFromMessage(chat, 7, this.news.id())))).type())
			.isEqualTo("MSG_ID_INVALID");
		int id = this.alice.sends(this.bot.account, "look").idFor(this.bot.account);
		InputChannelFromMessage seen = new InputChannelFromMessage(this.bot.account.inputPeer(this.alice), id,
				this.news.id());
		assertThat(this.bot.failure(new GetChannels(List.of(seen))).type()).isEqualTo("FROM_MESSAGE_BOT_DISABLED");
	}

	private Updates lastPush() {
		return (Updates) this.bot.sink.containers.get(this.bot.sink.containers.size() - 1);
	}

	private String failure(long channelId, Long accessHash) {
		InputChannel channel = new InputChannel(channelId, accessHash);
		return this.bot.failure(new GetChannelDifference(false, channel, new ChannelMessagesFilterEmpty(), 1, 100))
			.type();
	}

}
