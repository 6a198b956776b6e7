package io.github.telegramupdates.spring.delivery;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.engine.storage.StateStorage;

/**
 * A storage that notes commits and can do nothing else.
 */
final class RecordingStorage {

	private RecordingStorage() {
	}

	static StateStorage notingIn(List<String> journal) {
		return committing(() -> journal.add("position"));
	}

	static StateStorage committing(Runnable commit) {
		return committingAll((changes) -> commit.run());
	}

	@SuppressWarnings("unchecked")
	static StateStorage committingAll(Consumer<List<StateChange>> commit) {
		return (StateStorage) Proxy.newProxyInstance(RecordingStorage.class.getClassLoader(),
				new Class<?>[] { StateStorage.class }, (proxy, method, arguments) -> {
					if (method.getDeclaringClass() == Object.class) {
						return method.invoke(commit, arguments);
					}
					if (!method.getName().equals("commit")) {
						throw new UnsupportedOperationException(method.getName());
					}
					commit.accept((arguments[0] instanceof StateChange change) ? List.of(change)
							: (List<StateChange>) arguments[0]);
					return null;
				});
	}

}
