package io.github.telegramupdates.simulator.world;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.world.OperationEffect.InChannelBox;
import io.github.telegramupdates.simulator.world.OperationEffect.InCommonBox;
import io.github.telegramupdates.simulator.world.OperationEffect.InQtsBox;
import io.github.telegramupdates.simulator.world.OperationEffect.Numbered;
import io.github.telegramupdates.simulator.world.OperationEffect.Unnumbered;

/**
 * Carries out the changes of one operation, at one time, and notes their effects.
 */
public final class Changes {

	private final long millis;

	private final List<OperationEffect> effects = new ArrayList<>();

	private long subject;

	Changes(long millis) {
		this.millis = millis;
	}

	/**
	 * The time of the operation.
	 * @return seconds since the epoch
	 */
	public int date() {
		return (int) (this.millis / 1000);
	}

	/**
	 * What the operation means, for whom, in order.
	 * @return the effects
	 */
	public List<OperationEffect> effects() {
		return List.copyOf(this.effects);
	}

	/**
	 * What the operation created.
	 * @return id of the account or chat, or uid of the message; 0 if it created nothing
	 */
	public long subject() {
		return this.subject;
	}

	void creates(long id) {
		this.subject = id;
	}

	void common(RegisteredAccount account, int count, LoggedChange what) {
		this.effects.add(new InCommonBox(account.id(), account.box.log().append(count, what, this.millis)));
		BusinessBots.tell(this, account, what);
	}

	void qts(RegisteredAccount bot, LoggedChange what) {
		this.effects.add(new InQtsBox(bot.id(), bot.qts.append(1, what, this.millis)));
	}

	void channel(RegisteredChannel channel, int count, LoggedChange what) {
		this.effects.add(new InChannelBox(channel.id(), channel.box.log().append(count, what, this.millis)));
	}

	/**
	 * Nobody is notified by a push.
	 */
	void silently(RegisteredChannel channel, int count, LoggedChange what) {
		channel.box.log().append(count, what, this.millis);
	}

	void numbered(RegisteredAccount account, Notice notice) {
		this.effects.add(new Numbered(account.id(), ++account.seq, notice));
	}

	void unnumbered(RegisteredAccount account, Notice notice) {
		this.effects.add(new Unnumbered(account.id(), notice));
	}

}
