package io.github.telegramupdates.spring.storage.positions;

import java.time.Instant;

import io.github.telegramupdates.engine.storage.HistoryHole;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Stretch of a box that was passed without being delivered. It is written once and never
 * changed, so it has no version.
 * <p>
 * The database counts the ids: two lanes of an account may store holes at the same time,
 * and neither must wait for the other or fail.
 */
@Entity(name = HistoryHoleEntity.NAME)
@Table(name = "telegram_history_hole")
public class HistoryHoleEntity {

	static final String NAME = "io.github.telegramupdates.spring.storage.positions.HistoryHoleEntity";

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Column(name = "hole_id")
	private @Nullable Long holeId;

	@Column(name = "user_id")
	private long userId;

	@Column(name = "box")
	private @Nullable String box;

	@Column(name = "channel_id")
	private long channelId;

	@Column(name = "from_pts")
	private @Nullable Integer fromPts;

	@Column(name = "to_pts")
	private @Nullable Integer toPts;

	@Column(name = "epoch")
	private @Nullable Integer epoch;

	@Column(name = "old_position")
	private @Nullable Integer oldPosition;

	@Column(name = "old_epoch")
	private @Nullable Integer oldEpoch;

	@Column(name = "new_position")
	private @Nullable Integer newPosition;

	@Column(name = "new_epoch")
	private @Nullable Integer newEpoch;

	@Column(name = "after_message_id")
	private int afterMessageId;

	@Column(name = "top_message_id")
	private int topMessageId;

	// as text: after a crash H2 can return native enums as numbers
	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	@Column(name = "cause")
	private HistoryHole.@Nullable Cause cause;

	// by the clock of the database: instances need not agree on the time
	@Column(name = "created_at", insertable = false, updatable = false)
	private @Nullable Instant createdAt;

	/**
	 * For Hibernate.
	 */
	protected HistoryHoleEntity() {
	}

}
