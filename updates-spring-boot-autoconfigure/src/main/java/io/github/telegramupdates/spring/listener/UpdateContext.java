package io.github.telegramupdates.spring.listener;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.spring.delivery.CommitCallbacks;

/**
 * Where an update comes from.
 *
 * @param account name of the account in the configuration
 * @param userId id of the account at Telegram
 * @param lane the lane in which it is delivered
 * @param box the sequence it belongs to
 * @param position position of the box after this update (pts, qts or seq); for a member
 * of a difference the position of the whole page; 0 without a box
 * @param count how many positions it covers: 0 for members of a difference
 * @param source whether it was pushed or recovered
 * @param freshness whether its content is known to be overtaken
 * @param entities the users and chats that came with it
 * @param deliveryId the same whenever this update is delivered to this account: 64
 * hexadecimal digits. Of messages and queries of bots also if it is pushed one time and
 * recovered the other
 * @param listener id of the listener that is called
 * @param attempt which attempt to deliver the update this is: 1, and one more for each
 * that failed, as {@code telegram.updates.delivery.retry.max-attempts} counts them. A
 * start of the account begins at 1 again
 * @param isReplayed whether the update was parked before and is delivered again by
 * request: later updates of its box were delivered meanwhile, so an edit may have come
 * before what it edits
 */
public record UpdateContext(String account, long userId, Lane lane, BoxId box, int position, int count, Source source,
		Freshness freshness, Entities entities, String deliveryId, String listener, int attempt, boolean isReplayed) {

	static UpdateContext of(String account, Batch batch, SequencedUpdate delivered, int attempt) {
		return new UpdateContext(account, batch.userId(), batch.lane(), delivered.box(), delivered.position(),
				delivered.count(), delivered.source(), delivered.freshness(), delivered.entities(),
				DeliveryIds.of(batch.userId(), delivered), "", attempt, batch.replay() != null);
	}

	UpdateContext to(String receiver) {
		return new UpdateContext(this.account, this.userId, this.lane, this.box, this.position, this.count, this.source,
				this.freshness, this.entities, this.deliveryId, receiver, this.attempt, this.isReplayed);
	}

	/**
	 * An id for something that this listener sends for this update: always the same one,
	 * so that Telegram carries it out once. What is sent by a {@code TelegramApi} bean on
	 * the thread of the listener, with a {@code random_id} of 0, takes these ids by
	 * itself, beginning with 1.
	 * @param n a number for each thing that is sent
	 * @return a {@code random_id}, which is not 0
	 */
	public long randomId(int n) {
		return DeliveryIds.randomId(this.deliveryId, this.listener, n);
	}

	/**
	 * Has something done once the update is delivered: after the COMMIT of the
	 * transaction in which this listener is called, on its thread, in the order of the
	 * calls. It is never done if the transaction rolls back; when the update comes again,
	 * the listener asks for it again. It is not done either if the process ends before,
	 * or if the answer to COMMIT is lost. What it throws is logged and counted, and
	 * changes nothing.
	 * @param action what is done; the lane waits for it
	 * @throws IllegalStateException if no update is being delivered on this thread
	 */
	public void afterCommit(Runnable action) {
		CommitCallbacks.add(action);
	}

	/**
	 * Whether the update was recovered by a difference.
	 * @return {@code false} if it was pushed
	 */
	public boolean isRecovered() {
		return this.source != Source.LIVE;
	}

}
