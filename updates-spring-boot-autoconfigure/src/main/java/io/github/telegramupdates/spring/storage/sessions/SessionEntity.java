package io.github.telegramupdates.spring.storage.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/**
 * The sealed session of an account.
 */
@Entity(name = SessionEntity.NAME)
@Table(name = "telegram_session")
@IdClass(SessionKey.class)
public class SessionEntity {

	static final String NAME = "io.github.telegramupdates.spring.storage.sessions.SessionEntity";

	@Id
	@Column(name = "account")
	private String account = "";

	@Id
	@Column(name = "number")
	private int number;

	// H2 cuts off what is longer, as Hibernate casts to this length
	@Column(name = "record", length = 65536)
	private byte[] record = {};

	/**
	 * For Hibernate.
	 */
	protected SessionEntity() {
	}

	SessionEntity(String account, int number, byte[] record) {
		this.account = account;
		this.number = number;
		this.record = record;
	}

}
