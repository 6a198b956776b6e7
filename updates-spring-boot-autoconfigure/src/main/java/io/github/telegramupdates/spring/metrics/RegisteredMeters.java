package io.github.telegramupdates.spring.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Meters of one kind, found again by their key: to build their tags each time would cost
 * more than to count.
 *
 * @param <K> key of a meter
 * @param <M> the type of meter
 */
final class RegisteredMeters<K, M> {

	private final BiFunction<K, MeterRegistry, M> register;

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	private final Map<InRegistry<K>, M> meters = new ConcurrentHashMap<>();

	/**
	 * Creates meters that are in no registry.
	 * @param register registers the meter of a key
	 */
	RegisteredMeters(BiFunction<K, MeterRegistry, M> register) {
		this.register = register;
	}

	void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
	}

	/**
	 * Lets the meter of a key be there before there is something to count.
	 */
	void register(K key) {
		update(key, (meter) -> {
		});
	}

	/**
	 * Updates the meter of a key, in each registry.
	 */
	void update(K key, Consumer<M> update) {
		for (MeterRegistry registry : this.registries) {
			update.accept(this.meters.computeIfAbsent(new InRegistry<>(registry, key),
					(missing) -> this.register.apply(key, registry)));
		}
	}

	private record InRegistry<K>(MeterRegistry registry, K key) {
	}

}
