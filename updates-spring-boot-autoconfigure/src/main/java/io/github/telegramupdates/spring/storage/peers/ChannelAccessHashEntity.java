package io.github.telegramupdates.spring.storage.peers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/**
 * Access hash of a channel or supergroup, as an account sees it.
 */
@Entity(name = ChannelAccessHashEntity.NAME)
@Table(name = "telegram_channel_access_hash")
@IdClass(ChannelHashKey.class)
public class ChannelAccessHashEntity {

	static final String NAME = "io.github.telegramupdates.spring.storage.peers.ChannelAccessHashEntity";

	@Id
	@Column(name = "user_id")
	private long userId;

	@Id
	@Column(name = "channel_id")
	private long channelId;

	@Column(name = "access_hash")
	private long accessHash;

	/**
	 * For Hibernate.
	 */
	protected ChannelAccessHashEntity() {
	}

}
