package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.habit.IncludedEntities;
import io.github.telegramupdates.simulator.world.Changes;
import io.github.telegramupdates.simulator.world.Operation;
import io.github.telegramupdates.simulator.world.OperationEffect;
import io.github.telegramupdates.simulator.world.OperationEffect.InChannelBox;
import io.github.telegramupdates.simulator.world.OperationEffect.InCommonBox;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.World;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.messages.AffectedMessages;

/**
 * A method call that is being answered: who calls, and what a handler needs.
 *
 * @param server the server
 * @param session the calling session
 * @param account who does it
 * @param caller whose session it is: a bot that acts for the account, or the account
 * itself
 */
record Call(Server server, Session session, RegisteredAccount account, RegisteredAccount caller) {

	/**
	 * The same call, made for the account that the caller has a business connection to.
	 */
	Call forOwnerOf(String connectionId) {
		RegisteredAccount owner = world().account(BusinessEventRenderer.ownerOf(connectionId));
		if (owner == null || owner.businessBot() != this.caller) {
			throw RpcError.badRequest("BUSINESS_CONNECTION_INVALID");
		}
		return new Call(this.server, this.session, owner, this.caller);
	}

	World world() {
		return this.server.world();
	}

	PeerResolver peers() {
		return this.server.peers(this.account, this.caller);
	}

	EntityRenderer entities() {
		return this.server.entities(this.account, IncludedEntities.FULL);
	}

	EntityRenderer fetchedEntities() {
		return this.server.entities(this.account, this.server.entityRules().fetched(this.account.id()));
	}

	EventRenderer events(Mentions mentions) {
		return new EventRenderer(world(), this.account, mentions);
	}

	/**
	 * Carries an operation out. The calling session learns of it by the answer, all
	 * others by a push.
	 */
	Changes perform(Operation operation) {
		return this.server.perform(operation, this.session);
	}

	/**
	 * Lets accounts join and leave, and the calling session learn of it by the answer.
	 */
	Membership membership() {
		return new Membership(this.server, this.session);
	}

	/**
	 * Refuses bots.
	 */
	void checkUser() {
		if (this.account.isBot()) {
			throw RpcError.badRequest("BOT_METHOD_INVALID");
		}
	}

	UpdatesType container(List<Update> first, Changes changes) {
		return container(first, changes.effects());
	}

	UpdatesType container(List<Update> first, List<OperationEffect> effects) {
		UpdatesType container = this.server.containers(this.account, IncludedEntities.FULL).ordinary(first, effects);
		if (this.account == this.caller) {
			return container;
		}
		return joined((Updates) container,
				(Updates) this.server.containers(this.caller, IncludedEntities.FULL).ordinary(List.of(), effects));
	}

	/**
	 * What the owner of a business connection learns, then what the bot learns.
	 */
	private static Updates joined(Updates owner, Updates bot) {
		List<Update> updates = new ArrayList<>(owner.updates());
		updates.addAll(bot.updates());
		return new Updates(updates, owner.users(), owner.chats(), owner.date(), owner.seq());
	}

	/**
	 * What the operation did to the caller's own box.
	 */
	AffectedMessages affectedInCommonBox(Changes changes) {
		int count = changes.effects()
			.stream()
			.filter((effect) -> effect instanceof InCommonBox inBox && inBox.accountId() == this.account.id())
			.mapToInt((effect) -> ((InCommonBox) effect).event().count())
			.sum();
		return new AffectedMessages(this.account.box().log().position(), count);
	}

	/**
	 * What the operation did to a channel's box, which now stands at the given position.
	 */
	AffectedMessages affectedInChannel(Changes changes, int position) {
		int count = changes.effects()
			.stream()
			.filter(InChannelBox.class::isInstance)
			.mapToInt((effect) -> ((InChannelBox) effect).event().count())
			.sum();
		return new AffectedMessages(position, count);
	}

}
