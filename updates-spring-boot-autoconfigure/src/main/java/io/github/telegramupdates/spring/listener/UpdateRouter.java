package io.github.telegramupdates.spring.listener;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.api.HandlerScope;
import io.github.telegramupdates.spring.delivery.BatchHandler;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;

/**
 * Calls the listeners of each update. Who listens to a type is worked out once, so that
 * an update nobody listens to costs a lookup.
 */
final class UpdateRouter implements BatchHandler {

	private final AccountNames names;

	private final DeliveryWatch watch;

	private final PageFlush flush;

	private final ConcurrentMap<Class<?>, List<UpdateListenerMethod>> routes = new ConcurrentHashMap<>();

	private volatile List<UpdateListenerMethod> listeners = List.of();

	UpdateRouter(AccountNames names, DeliveryWatch watch, PageFlush flush) {
		this.names = names;
		this.watch = watch;
		this.flush = flush;
	}

	void route(List<UpdateListenerMethod> newListeners) {
		this.listeners = newListeners.stream().sorted(Comparator.comparingInt(UpdateListenerMethod::order)).toList();
		this.routes.clear();
	}

	List<UpdateListenerMethod> listeners() {
		return this.listeners;
	}

	@Override
	public boolean accepts(Batch batch) {
		return batch.updates().stream().anyMatch((delivered) -> !listenersOf(delivered).isEmpty());
	}

	@Override
	public void handle(Batch batch) throws Exception {
		String account = this.names.nameOf(batch.userId());
		int handled = 0;
		for (SequencedUpdate delivered : batch.updates()) {
			List<UpdateListenerMethod> receivers = listenersOf(delivered);
			if (!receivers.isEmpty()) {
				call(receivers, batch, delivered, UpdateContext.of(account, batch, delivered, this.watch.attempt()));
				this.flush.afterUpdate(++handled);
			}
		}
	}

	private void call(List<UpdateListenerMethod> receivers, Batch batch, SequencedUpdate delivered,
			UpdateContext context) throws Exception {
		for (UpdateListenerMethod receiver : receivers) {
			if (receiver.listensTo(context.account())) {
				this.watch.calling(receiver.id(), delivered);
				try {
					call(receiver, delivered, context.to(receiver.id()));
				}
				catch (StateConflictException ex) {
					throw ex;
				}
				catch (Throwable ex) {
					throw new BatchFailedException(batch, delivered, receiver.id(), ex);
				}
				this.watch.returned();
			}
		}
	}

	private void call(UpdateListenerMethod receiver, SequencedUpdate delivered, UpdateContext context)
			throws Exception {
		HandlerScope.call(context::randomId, () -> receiver.invoke(delivered.update(), context));
		this.flush.afterListener(this.watch.isCareful());
	}

	private List<UpdateListenerMethod> listenersOf(SequencedUpdate delivered) {
		return this.routes.computeIfAbsent(delivered.update().getClass(),
				(type) -> this.listeners.stream().filter((listener) -> listener.receives(type)).toList());
	}

}
