package io.github.telegramupdates.spring.crash;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * What the handler learnt from an update. It is inserted, and nothing keeps it from being
 * inserted twice: that is for the judge to find.
 */
@Entity
public class Fact {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	private long userId;

	/** Name of the update's type. */
	private String kind = "";

	/** 0 outside of channels. */
	private long channelId;

	private int messageId;

	private String content = "";

	private int position;

	private boolean pushed;

	/** When the handler was called: ids of two applications are in no order. */
	private long arrival = System.nanoTime();

	protected Fact() {
	}

	Fact(long userId, String kind, long channelId, int messageId, String content, int position, boolean pushed) {
		this.userId = userId;
		this.kind = kind;
		this.channelId = channelId;
		this.messageId = messageId;
		this.content = content;
		this.position = position;
		this.pushed = pushed;
	}

	String kind() {
		return this.kind;
	}

	/** The message it is about. */
	String message() {
		return this.channelId + "/" + this.messageId;
	}

	String content() {
		return this.content;
	}

	int position() {
		return this.position;
	}

	boolean isPushed() {
		return this.pushed;
	}

	@Override
	public String toString() {
		return "%s %s '%s' at %d".formatted(this.kind, message(), this.content, this.position);
	}

}
