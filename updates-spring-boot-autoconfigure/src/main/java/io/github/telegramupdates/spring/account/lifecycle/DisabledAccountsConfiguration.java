package io.github.telegramupdates.spring.account.lifecycle;

import io.github.telegramupdates.spring.account.TelegramAccounts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Accounts that can be injected and are none, for applications that switch updates off.
 */
@Configuration(proxyBeanMethods = false)
public class DisabledAccountsConfiguration {

	@Bean
	TelegramAccounts telegramAccounts() {
		return new DisabledAccounts();
	}

}
