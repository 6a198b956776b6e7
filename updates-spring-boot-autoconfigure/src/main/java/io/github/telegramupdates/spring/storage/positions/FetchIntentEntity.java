package io.github.telegramupdates.spring.storage.positions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/**
 * Promise to fetch the difference of a channel. It has no version: the account's
 * lane replaces it, the channel's lane deletes it up to a generation, and both statements
 * are right in either order.
 */
@Entity(name = FetchIntentEntity.NAME)
@Table(name = "telegram_fetch_intent")
@IdClass(ChannelKey.class)
public class FetchIntentEntity {

	static final String NAME = "io.github.telegramupdates.spring.storage.positions.FetchIntentEntity";

	@Id
	@Column(name = "user_id")
	private long userId;

	@Id
	@Column(name = "channel_id")
	private long channelId;

	@Column(name = "expected_pts")
	private int expectedPts;

	@Column(name = "generation")
	private long generation;

	/**
	 * For Hibernate.
	 */
	protected FetchIntentEntity() {
	}

}
