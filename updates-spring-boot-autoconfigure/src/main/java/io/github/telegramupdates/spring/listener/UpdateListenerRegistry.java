package io.github.telegramupdates.spring.listener;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Checks the marked methods of all beans when the last bean exists, and refuses to start
 * if any of them cannot work.
 */
final class UpdateListenerRegistry implements SmartInitializingSingleton {

	private final UpdateListenerBeanPostProcessor collector;

	private final UncreatedListenerBeans uncreated;

	private final UpdateListenerFactory factory;

	private final Set<String> accounts;

	private final ListenerMethodInspector inspector;

	private final UpdateRouter router;

	UpdateListenerRegistry(UpdateListenerBeanPostProcessor collector, UncreatedListenerBeans uncreated,
			UpdateListenerFactory factory, ListenerMethodInspector inspector, Set<String> accounts,
			UpdateRouter router) {
		this.collector = collector;
		this.uncreated = uncreated;
		this.factory = factory;
		this.inspector = inspector;
		this.accounts = accounts;
		this.router = router;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<ListenerCandidate> candidates = this.collector.candidates();
		List<ListenerProblem> problems = new ArrayList<>();
		candidates.forEach((candidate) -> problems.addAll(this.inspector.problemsOf(candidate)));
		checkIds(candidates, problems);
		checkAccounts(candidates, problems);
		problems.addAll(this.uncreated.problems());
		if (!problems.isEmpty()) {
			throw new InvalidUpdateListenerException(problems);
		}
		this.router.route(candidates.stream().map(this.factory::create).toList());
	}

	private void checkIds(List<ListenerCandidate> candidates, List<ListenerProblem> problems) {
		Map<String, ListenerCandidate> byId = new HashMap<>();
		for (ListenerCandidate candidate : candidates) {
			String id = this.factory.id(candidate);
			ListenerCandidate first = byId.putIfAbsent(id, candidate);
			if (first != null) {
				problems.add(candidate.problem(
						"has the id '%s', which bean '%s', method %s has, too".formatted(id, first.beanName(),
								ListenerMethods.describe(first.targetClass(), first.method())),
						"give it an id of its own: @TelegramUpdateListener(id = \"…\")"));
			}
		}
	}

	private void checkAccounts(List<ListenerCandidate> candidates, List<ListenerProblem> problems) {
		for (ListenerCandidate candidate : candidates) {
			for (String account : new TreeSet<>(this.factory.accounts(candidate))) {
				if (!this.accounts.contains(account)) {
					problems.add(candidate.problem("listens to the account '" + account + "', which is not configured",
							"use one of the configured accounts " + this.accounts
									+ ", or configure telegram.updates.accounts." + account));
				}
			}
		}
	}

}
