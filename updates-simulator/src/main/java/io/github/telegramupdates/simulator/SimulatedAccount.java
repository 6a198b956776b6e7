package io.github.telegramupdates.simulator;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.telegramupdates.simulator.habit.IncludedEntities;
import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.simulator.server.Session;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Block;
import io.github.telegramupdates.simulator.world.ConnectBusiness;
import io.github.telegramupdates.simulator.world.Delete;
import io.github.telegramupdates.simulator.world.LeaveChannel;
import io.github.telegramupdates.simulator.world.Notice;
import io.github.telegramupdates.simulator.world.OperationEffect.Fleeting;
import io.github.telegramupdates.simulator.world.OperationEffect.Unnumbered;
import io.github.telegramupdates.simulator.world.PressButton;
import io.github.telegramupdates.simulator.world.React;
import io.github.telegramupdates.simulator.world.Read;
import io.github.telegramupdates.simulator.world.Recount;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RenameAccount;
import io.github.telegramupdates.simulator.world.ResetPts;
import io.github.telegramupdates.simulator.world.Retain;
import io.github.telegramupdates.simulator.world.StopBot;
import io.github.telegramupdates.simulator.world.Vote;
import io.github.telegramupdates.simulator.world.WatchMembers;
import io.github.telegramupdates.tl.InputChannelType;
import io.github.telegramupdates.tl.InputPeer;

/**
 * A user or bot. What it does here, it does without a connection of its own, so that all
 * of its connections are notified.
 */
public final class SimulatedAccount implements SimulatedPeer {

	private static final int ARCHIVE = 1;

	private final Server server;

	private final RegisteredAccount account;

	SimulatedAccount(Server server, RegisteredAccount account) {
		this.server = server;
		this.account = account;
	}

	@Override
	public long id() {
		return this.account.id();
	}

	@Override
	public ChatKey key() {
		return ChatKey.user(id());
	}

	/**
	 * The name it was created with; also its username.
	 * @return the name
	 */
	public String name() {
		return this.account.name();
	}

	/**
	 * Whether it is a bot.
	 * @return whether it is a bot
	 */
	public boolean isBot() {
		return this.account.isBot();
	}

	/**
	 * Writes a message.
	 * @param to where
	 * @param text what
	 * @return the message
	 * @throws IllegalStateException if it may not write there
	 */
	public SimulatedMessage sends(SimulatedPeer to, String text) {
		return this.server.locked(() -> Sending.send(this.server, this.account, to.key(), text));
	}

	/**
	 * Reads a chat to its end. Does nothing if nothing is unread.
	 * @param chat the chat
	 */
	public void reads(SimulatedPeer chat) {
		this.server.perform(new Read(id(), chat.key(), Integer.MAX_VALUE));
	}

	/**
	 * Deletes messages for everybody, as one event in each chat.
	 * @param messages the messages
	 */
	public void deletes(SimulatedMessage... messages) {
		List<Long> uids = List.of(messages).stream().map(SimulatedMessage::uid).toList();
		this.server.perform(new Delete(id(), uids, true));
	}

	/**
	 * Changes its first name.
	 * @param firstName the name from now on
	 */
	public void renames(String firstName) {
		this.server.perform(new RenameAccount(id(), firstName));
	}

	/**
	 * Starts to write to somebody, who sees it if connected now.
	 * @param to to whom
	 */
	public void types(SimulatedAccount to) {
		this.server.announce(List.of(new Fleeting(to.id(), new Notice.Typing(id()))));
	}

	/**
	 * Presses a button of a bot: an update without a position, in a container with a
	 * number, and for a minute also in differences.
	 * @param bot the bot
	 * @param queryId id of the query
	 */
	public void presses(SimulatedAccount bot, long queryId) {
		this.server.perform(new PressButton(id(), bot.id(), queryId));
	}

	/**
	 * Asks a bot while writing a message: a short update that is never sent again.
	 * @param bot the bot
	 * @param queryId id of the query
	 */
	public void asksInline(SimulatedAccount bot, long queryId) {
		this.server.announce(List.of(new Fleeting(bot.id(), new Notice.InlineQuery(id(), queryId))));
	}

	/**
	 * Comes online, which somebody sees if connected now.
	 * @param watcher who sees it
	 */
	public void comesOnlineFor(SimulatedAccount watcher) {
		this.server.announce(List.of(new Fleeting(watcher.id(), new Notice.Presence(id(), true))));
	}

	/**
	 * Stops a bot: it may not write to this user any more.
	 * @param bot the bot
	 */
	public void stops(SimulatedAccount bot) {
		this.server.perform(new StopBot(id(), bot.id(), true));
	}

	/**
	 * Starts a stopped bot again.
	 * @param bot the bot
	 */
	public void restarts(SimulatedAccount bot) {
		this.server.perform(new StopBot(id(), bot.id(), false));
	}

	/**
	 * Reacts to a message, in place of an earlier reaction.
	 * @param message the message
	 * @param emoticon the reaction
	 */
	public void reacts(SimulatedMessage message, String emoticon) {
		this.server.perform(new React(id(), message.uid(), emoticon));
	}

	/**
	 * Votes in a poll of a bot.
	 * @param bot the bot
	 * @param pollId the poll's id
	 * @param option number of the option, from 0
	 */
	public void votes(SimulatedAccount bot, long pollId, int option) {
		this.server.perform(new Vote(id(), bot.id(), pollId, option));
	}

	/**
	 * Lets a bot take part in this user's private chats: it is notified of what happens
	 * there by events with a qts. Replaces another bot.
	 * @param bot the bot
	 */
	public void connectsBusiness(SimulatedAccount bot) {
		this.server.perform(new ConnectBusiness(id(), bot.id(), true));
	}

	/**
	 * Ends the part of a bot in this user's private chats.
	 * @param bot the bot
	 */
	public void disconnectsBusiness(SimulatedAccount bot) {
		this.server.perform(new ConnectBusiness(id(), bot.id(), false));
	}

	/**
	 * Wants to be notified of who joins and leaves a channel, as a bot that administers
	 * it can: by events with a qts.
	 * @param channel the channel
	 */
	public void watchesMembers(SimulatedChannel channel) {
		this.server.perform(new WatchMembers(channel.id(), id()));
	}

	/**
	 * Blocks others. The sessions of this account are notified with a number for each.
	 * @param others the others
	 */
	public void blocks(SimulatedAccount... others) {
		this.server.perform(new Block(id(), ids(others), true));
	}

	/**
	 * Stops to block others.
	 * @param others the others
	 */
	public void unblocks(SimulatedAccount... others) {
		this.server.perform(new Block(id(), ids(others), false));
	}

	private static List<Long> ids(SimulatedAccount... accounts) {
		return Stream.of(accounts).map(SimulatedAccount::id).toList();
	}

	/**
	 * Moves a chat to the archive. Sessions that are connected now are notified, by an
	 * update of the common box without a position.
	 * @param chat the chat
	 */
	public void archives(SimulatedPeer chat) {
		this.server.announce(List.of(new Unnumbered(id(), new Notice.FolderChanged(chat.key(), ARCHIVE))));
	}

	/**
	 * Starts the positions of the common box again, and notifies connected sessions
	 * . Messages stay; the log, and the truth of this box, begin again.
	 */
	public void resetsPts() {
		this.server.perform(new ResetPts(id()));
	}

	/**
	 * Counts the positions of the common box again from a lower one, and notifies nobody.
	 * What happened before is out of reach.
	 * @param back by how many positions, at least 0; it never goes back to before 1
	 */
	public void countsBack(int back) {
		this.server.perform(new Recount(key(), back));
	}

	/**
	 * Becomes a member of a channel or supergroup.
	 * @param channel the channel
	 */
	public void joins(SimulatedChannel channel) {
		channel.member(this);
	}

	/**
	 * Leaves a channel or supergroup.
	 * @param channel the channel
	 */
	public void leaves(SimulatedChannel channel) {
		this.server.perform(new LeaveChannel(channel.id(), id()));
	}

	/**
	 * Leaves a basic group.
	 * @param group the group
	 */
	public void leaves(SimulatedGroup group) {
		group.leaves(this);
	}

	/**
	 * Ends the authorisation of all connections.
	 */
	public void logsOutEverywhere() {
		this.server.locked(() -> this.server.sessions(id()).forEach(Session::revoke));
	}

	/**
	 * How this account addresses a chat in method calls.
	 * @param chat the chat
	 * @return the chat with this account's access hash
	 */
	public InputPeer inputPeer(SimulatedPeer chat) {
		return this.server.inputPeer(id(), chat.key());
	}

	/**
	 * How this account addresses a channel in method calls.
	 * @param channel the channel
	 * @return the channel with this account's access hash
	 */
	public InputChannelType inputChannel(SimulatedChannel channel) {
		return this.server.inputChannel(id(), channel.id());
	}

	/**
	 * Sets how many events of this account's own boxes, common and qts, differences can
	 * reach from now on. What they cannot reach now stays out of reach.
	 * @param events at least 0
	 * @return this account
	 */
	public SimulatedAccount retention(int events) {
		this.server.perform(new Retain(key(), Retention.check(events)));
		return this;
	}

	/**
	 * Lets all others address this account by the same access hash from now on, so that
	 * they can write to it without having seen it.
	 * @param hash the access hash
	 * @return this account
	 */
	public SimulatedAccount accessHash(long hash) {
		this.server.shareAccessHash(key(), hash);
		return this;
	}

	/**
	 * Sets which users and chats accompany pushes to this account from now on.
	 * @param entities which
	 * @return this account
	 */
	public SimulatedAccount pushedEntities(IncludedEntities entities) {
		this.server.locked(() -> this.server.entityRules().push(id(), entities));
		return this;
	}

	/**
	 * Sets which users and chats accompany differences that this account asks for from
	 * now on. Other answers are always complete.
	 * @param entities which
	 * @return this account
	 */
	public SimulatedAccount fetchedEntities(IncludedEntities entities) {
		this.server.locked(() -> this.server.entityRules().fetch(id(), entities));
		return this;
	}

	/**
	 * Freezes the account: its connections are pushed to as before, but calls of some
	 * methods fail with {@code FROZEN_METHOD_INVALID} until it is thawed.
	 * @param methodNames the methods, for example {@code updates.getDifference}
	 */
	public void freeze(String... methodNames) {
		this.server.locked(() -> this.server.frozenAccounts().freeze(id(), Set.of(methodNames)));
	}

	/**
	 * Ends the freeze.
	 */
	public void thaw() {
		this.server.locked(() -> this.server.frozenAccounts().thaw(id()));
	}

	RegisteredAccount account() {
		return this.account;
	}

	@Override
	public String toString() {
		return name() + " (" + id() + ")";
	}

}
