package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.spring.ownership.AccountOwnership;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Decides which instance may connect an account.
 */
@Configuration(proxyBeanMethods = false)
class OwnershipConfiguration {

	@Bean
	@ConditionalOnMissingBean
	AccountOwnership telegramAccountOwnership() {
		return AccountOwnership.unguarded();
	}

}
