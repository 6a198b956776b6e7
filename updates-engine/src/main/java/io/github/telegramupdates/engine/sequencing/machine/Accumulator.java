package io.github.telegramupdates.engine.sequencing.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * What a step gathers until it is handed over. Mostly that is a single element, so its
 * list is made for one and never copied.
 *
 * @param <E> what is gathered
 */
public final class Accumulator<E> {

	private final List<E> elements = new ArrayList<>(1);

	public void add(E element) {
		this.elements.add(element);
	}

	public int size() {
		return this.elements.size();
	}

	public boolean isEmpty() {
		return this.elements.isEmpty();
	}

	public void discard() {
		this.elements.clear();
	}

	/**
	 * Hands over what was gathered, and begins again.
	 * @return an unmodifiable list
	 */
	public List<E> take() {
		if (this.elements.isEmpty()) {
			return List.of();
		}
		List<E> taken = (this.elements.size() == 1) ? List.of(this.elements.get(0)) : List.copyOf(this.elements);
		this.elements.clear();
		return taken;
	}

}
