package io.github.telegramupdates.spring.storage.peers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/**
 * Access hash of a user, as an account sees it.
 */
@Entity(name = UserAccessHashEntity.NAME)
@Table(name = "telegram_user_access_hash")
@IdClass(UserHashKey.class)
public class UserAccessHashEntity {

	static final String NAME = "io.github.telegramupdates.spring.storage.peers.UserAccessHashEntity";

	@Id
	@Column(name = "user_id")
	private long userId;

	@Id
	@Column(name = "peer_id")
	private long peerId;

	@Column(name = "access_hash")
	private long accessHash;

	/**
	 * For Hibernate.
	 */
	protected UserAccessHashEntity() {
	}

}
