package io.github.telegramupdates.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Binds meters when Spring Boot does: before anything starts.
 */
public final class BoundMeters implements SmartInitializingSingleton {

	public final MeterRegistry registry = new SimpleMeterRegistry();

	private final ObjectProvider<MeterBinder> binders;

	public BoundMeters(ObjectProvider<MeterBinder> binders) {
		this.binders = binders;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.binders.forEach((binder) -> binder.bindTo(this.registry));
	}

}
