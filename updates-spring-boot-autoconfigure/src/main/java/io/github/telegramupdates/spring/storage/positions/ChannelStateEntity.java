package io.github.telegramupdates.spring.storage.positions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * Position of a channel, as an account sees it. Written like {@link UserStateEntity}.
 */
@Entity(name = ChannelStateEntity.NAME)
@Table(name = "telegram_channel_state")
@IdClass(ChannelKey.class)
public class ChannelStateEntity {

	static final String NAME = "io.github.telegramupdates.spring.storage.positions.ChannelStateEntity";

	@Id
	@Column(name = "user_id")
	private long userId;

	@Id
	@Column(name = "channel_id")
	private long channelId;

	@Column(name = "pts")
	private int pts;

	@Column(name = "epoch")
	private int epoch;

	@Column(name = "flags")
	private int flags;

	@Column(name = "top_message_id")
	private int topMessageId;

	@Version
	@Column(name = "version")
	private long version;

	/**
	 * For Hibernate.
	 */
	protected ChannelStateEntity() {
	}

}
