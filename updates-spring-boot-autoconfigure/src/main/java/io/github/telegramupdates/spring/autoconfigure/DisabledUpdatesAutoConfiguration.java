package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.spring.account.lifecycle.DisabledAccountsConfiguration;
import io.github.telegramupdates.spring.api.AccountBeansRegistrar;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Import;

/**
 * All that is left with {@code telegram.updates.enabled=false}: beans that call Telegram
 * can still be made.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "telegram.updates.enabled", havingValue = false)
@Import({ DisabledAccountsConfiguration.class, AccountBeansRegistrar.class })
public final class DisabledUpdatesAutoConfiguration {

}
