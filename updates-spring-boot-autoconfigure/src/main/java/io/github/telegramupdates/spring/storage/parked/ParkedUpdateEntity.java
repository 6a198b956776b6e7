package io.github.telegramupdates.spring.storage.parked;

import java.time.Instant;

import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
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
 * An update that no handler took. The database counts the ids, as it does those of holes.
 */
@Entity(name = ParkedUpdateEntity.NAME)
@Table(name = "telegram_parked_update")
public class ParkedUpdateEntity {

	static final String NAME = "io.github.telegramupdates.spring.storage.parked.ParkedUpdateEntity";

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Column(name = "parked_id")
	private @Nullable Long parkedId;

	@Column(name = "user_id")
	private long userId;

	@Column(name = "lane_channel_id")
	private @Nullable Long laneChannelId;

	@Column(name = "type")
	private @Nullable String type;

	@Column(name = "box")
	private @Nullable String box;

	@Column(name = "channel_id")
	private long channelId;

	@Column(name = "position")
	private int position;

	@Column(name = "position_count")
	private int positionCount;

	// as text: after a crash H2 can return native enums as numbers
	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	@Column(name = "source")
	private @Nullable Source source;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	@Column(name = "freshness")
	private @Nullable Freshness freshness;

	@Column(name = "layer")
	private int layer;

	@Column(name = "content")
	private byte @Nullable [] content;

	@Column(name = "listener")
	private @Nullable String listener;

	@Column(name = "failure")
	private @Nullable String failure;

	@Column(name = "attempts")
	private int attempts;

	@Column(name = "first_failed_at")
	private @Nullable Instant firstFailedAt;

	@Column(name = "last_failed_at")
	private @Nullable Instant lastFailedAt;

	// by the clock of the database: instances need not agree on the time
	@Column(name = "parked_at", insertable = false, updatable = false)
	private @Nullable Instant parkedAt;

	/**
	 * For Hibernate.
	 */
	protected ParkedUpdateEntity() {
	}

}
