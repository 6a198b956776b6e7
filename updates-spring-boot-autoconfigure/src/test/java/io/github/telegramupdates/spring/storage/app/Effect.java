package io.github.telegramupdates.spring.storage.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * What a handler of the application writes.
 */
@Entity
public class Effect {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	@Column(name = "what")
	private String what = "";

	@Column(name = "once", unique = true)
	private @Nullable String once;

	protected Effect() {
	}

	public Effect(String what) {
		this.what = what;
	}

	public static Effect once(String once) {
		Effect effect = new Effect("once");
		effect.once = once;
		return effect;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public String getWhat() {
		return this.what;
	}

	public @Nullable String getOnce() {
		return this.once;
	}

}
