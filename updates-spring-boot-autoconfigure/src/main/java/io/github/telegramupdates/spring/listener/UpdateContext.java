package io.github.telegramupdates.spring.listener;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.Source;

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
 */
public record UpdateContext(String account, long userId, Lane lane, BoxId box, int position, int count, Source source,
		Freshness freshness, Entities entities) {

	static UpdateContext of(String account, Batch batch, DeliveredUpdate delivered) {
		return new UpdateContext(account, batch.userId(), batch.lane(), delivered.box(), delivered.position(),
				delivered.count(), delivered.source(), delivered.freshness(), delivered.entities());
	}

	/**
	 * Whether the update was recovered by a difference.
	 * @return {@code false} if it was pushed
	 */
	public boolean isRecovered() {
		return this.source != Source.LIVE;
	}

}
