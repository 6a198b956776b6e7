package io.github.telegramupdates.engine.intake;

import java.time.Duration;
import java.util.List;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.peers.PeerStore;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelEmpty;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.channels.rpc.DeleteChannel;
import io.github.telegramupdates.tl.channels.rpc.JoinChannel;
import io.github.telegramupdates.tl.channels.rpc.LeaveChannel;
import io.github.telegramupdates.tl.messages.ChatInviteJoinResultOk;
import io.github.telegramupdates.tl.messages.ChatInviteJoinResultWebView;
import io.github.telegramupdates.tl.messages.rpc.DeleteChatUser;
import io.github.telegramupdates.tl.messages.rpc.ImportChatInvite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * R-39 and T30: channels that the account leaves and joins by calls of its own.
 */
class MembershipCallTests {

	private static final Updates NOTHING = new Updates(List.of(), List.of(), List.of(), 1, 0);

	private final EngineRig rig = new EngineRig();

	private final SimulatedAccount alice = this.rig.telegram().user("alice");

	private final SimulatedAccount self = this.rig.telegram().user("self");

	private final SimulatedChannel channel = this.rig.telegram().supergroup("news").owner(this.alice).member(this.self);

	private final SimulatedConnection connection = this.rig.telegram().connect(this.self);

	@AfterEach
	void close() {
		this.rig.close();
	}

	private ChannelState stored() {
		return this.rig.channel(this.self.id(), this.channel.id());
	}

	private void say(String text) {
		this.alice.sends(this.channel, text);
		this.rig.pass(Duration.ofSeconds(1));
	}

	private void leave() {
		this.connection.api().invoke(new LeaveChannel(this.self.inputChannel(this.channel)));
		this.rig.pass(Duration.ofSeconds(1));
	}

	@Test
	void aChannelThatTheAccountLeavesIsInaccessibleAndNoLossIsReported() {
		this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		say("before");
		leave();
		assertThat(stored().flags()).isEqualTo(ChannelState.INACCESSIBLE);
		assertThat(this.rig.events(EngineEvent.HoleStored.class)).isEmpty();
		assertThat(this.rig.events(EngineEvent.ChannelInaccessible.class)).isEmpty();
		this.rig.pass(Duration.ofHours(1));
		assertThat(this.connection.calls("updates.getChannelDifference")).isZero();
	}

	@Test
	void aChannelThatTheAccountHasLeftIsNotReadableBecauseItIsSeenAfterARestart() {
		assertThat(newPeers().learnChats(List.of(channel(8).left(true).accessHash(80L).build()))).isEmpty();
		assertThat(newPeers().learnChats(List.of(channel(8).accessHash(80L).build()))).containsExactly(8L);
	}

	@Test
	void aChannelThatTheAccountIsNoMemberOfIsReadableWhenItsAccessHashWasWaitedFor() {
		PeerStore peers = newPeers();
		assertThat(peers.channelHash(9)).isEmpty();
		assertThat(peers.learnChats(List.of(channel(9).left(true).accessHash(90L).build()))).containsExactly(9L);
		assertThat(peers.learnChats(List.of(channel(9).left(true).accessHash(91L).build()))).isEmpty();
		assertThat(peers.channelHash(9)).hasValue(91);
	}

	private PeerStore newPeers() {
		return new PeerStore(this.self.id(), this.rig.hashes(), this.rig.hashes());
	}

	@Test
	void whatWasSaidWhileTheAccountWasAwayIsFetchedAfterItJoinedAgain() {
		this.rig.run(this.connection, this.self.id(), AuthOptions.user());
		say("before");
		leave();
		say("away");
		this.connection.api().invoke(new JoinChannel(this.self.inputChannel(this.channel)));
		this.rig.pass(Duration.ofSeconds(1));
		say("after");
		assertThat(this.rig.texts()).containsExactly("before", "away", "after");
		assertThat(stored().flags()).isZero();
		assertThat(this.rig.holes()).isEmpty();
	}

	@Test
	void aCallThatLeavesOrDeletesEndsTheMembershipInItsChannelOnly() {
		assertThat(Memberships.ended(new LeaveChannel(new InputChannel(5, 1)))).containsExactly(5L);
		assertThat(Memberships.ended(new DeleteChannel(new InputChannel(5, 1)))).containsExactly(5L);
		assertThat(Memberships.ended(new LeaveChannel(new InputChannelEmpty()))).isEmpty();
		assertThat(Memberships.ended(new DeleteChatUser(false, 5, new InputUserSelf()))).isEmpty();
		assertThat(Memberships.ended(new JoinChannel(new InputChannel(5, 1)))).isEmpty();
	}

	@Test
	void aCallThatJoinsBeginsTheMembershipThoughItsContainerIsEmpty() {
		assertThat(Memberships.begun(new JoinChannel(new InputChannel(5, 1)), new ChatInviteJoinResultOk(NOTHING)))
			.containsExactly(5L);
		assertThat(Memberships.begun(new LeaveChannel(new InputChannel(5, 1)), NOTHING)).isEmpty();
	}

	@Test
	void anInvitationBeginsTheMembershipInTheChannelThatComesWithTheAnswer() {
		Updates joined = new Updates(List.of(), List.of(),
				List.of(channel(8).build(), channel(9).left(true).build(), channel(10).min(true).build()), 1, 0);
		assertThat(Memberships.begun(new ImportChatInvite("hash"), new ChatInviteJoinResultOk(joined)))
			.containsExactly(8L);
		assertThat(Memberships.begun(new ImportChatInvite("hash"), new ChatInviteJoinResultWebView(1, 2, List.of())))
			.isEmpty();
	}

	private static Channel.Builder channel(long id) {
		return Channel.builder().id(id).title("channel " + id).photo(new ChatPhotoEmpty()).date(1);
	}

}
