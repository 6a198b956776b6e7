package io.github.telegramupdates.spring.archive;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A message as the archive keeps it. Nothing keeps a text from being stored twice.
 */
@Entity
public class ArchivedMessage {

	@Id
	@GeneratedValue
	private @Nullable Long id;

	private String text = "";

	protected ArchivedMessage() {
	}

	ArchivedMessage(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

}
