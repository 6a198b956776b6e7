package io.github.telegramupdates.spring.api;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers the {@code TelegramApi} and the {@link TelegramPeers} of each account that is
 * configured. Where the application has beans of these types, its own are injected unless
 * the qualifier names an account.
 */
public final class AccountBeansRegistrar implements ImportBeanDefinitionRegistrar {

	private static final String ACCOUNTS = "telegram.updates.accounts";

	private final Environment environment;

	/**
	 * Creates the registrar.
	 * @param environment has the names of the accounts
	 */
	public AccountBeansRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		Map<String, Account> accounts = Binder.get(this.environment)
			.bind(ACCOUNTS, Bindable.mapOf(String.class, Account.class))
			.orElse(Map.of());
		accounts.keySet().forEach((account) -> register(account, registry));
	}

	private static void register(String account, BeanDefinitionRegistry registry) {
		String api = "telegramApi-" + account;
		RootBeanDefinition peers = definition(AccountPeers.class, account);
		peers.getConstructorArgumentValues().addIndexedArgumentValue(1, new RuntimeBeanReference(api));
		registry.registerBeanDefinition(api, definition(AccountApi.class, account));
		registry.registerBeanDefinition("telegramPeers-" + account, peers);
	}

	private static RootBeanDefinition definition(Class<?> type, String account) {
		RootBeanDefinition definition = new RootBeanDefinition(type);
		definition.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, account);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, account));
		definition.setFallback(true);
		return definition;
	}

	/**
	 * An account, of which only the name matters here.
	 *
	 * @param apiId there has to be something
	 */
	record Account(@Nullable String apiId) {

	}

}
