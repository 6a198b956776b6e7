package io.github.telegramupdates.spring.storage.positions;

import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Stores positions in the application's database, unless the application stores them.
 */
@Configuration(proxyBeanMethods = false)
public class PositionsConfiguration {

	@Bean
	@ConditionalOnBean(StorageAccess.class)
	@ConditionalOnMissingBean
	StateStorage telegramStateStorage(StorageAccess access) {
		return new JpaStateStorage(access);
	}

}
