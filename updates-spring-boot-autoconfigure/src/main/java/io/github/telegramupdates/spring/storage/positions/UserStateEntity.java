package io.github.telegramupdates.spring.storage.positions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Position of an account and its claim. An account that was claimed and has no position
 * yet has neither pts nor qts, date and seq.
 * <p>
 * The storage itself never loads this entity: it compares and writes in one statement,
 * which raises the version. So an application that loads and changes it does not
 * overwrite a step of the engine unnoticed.
 */
@Entity(name = UserStateEntity.NAME)
@Table(name = "telegram_user_state")
public class UserStateEntity {

	static final String NAME = "io.github.telegramupdates.spring.storage.positions.UserStateEntity";

	@Id
	@Column(name = "user_id")
	private long userId;

	@Column(name = "pts")
	private @Nullable Integer pts;

	@Column(name = "qts")
	private @Nullable Integer qts;

	@Column(name = "date")
	private @Nullable Integer date;

	@Column(name = "seq")
	private @Nullable Integer seq;

	@Column(name = "epoch")
	private int epoch;

	@Column(name = "owner_epoch")
	private long ownerEpoch;

	@Column(name = "top_message_id")
	private int topMessageId;

	@Version
	@Column(name = "version")
	private long version;

	/**
	 * For Hibernate.
	 */
	protected UserStateEntity() {
	}

}
