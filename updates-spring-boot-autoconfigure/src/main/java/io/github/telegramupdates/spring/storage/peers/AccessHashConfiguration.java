package io.github.telegramupdates.spring.storage.peers;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Stores access hashes in the application's database, unless the application stores them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(StorageAccess.class)
public class AccessHashConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ChannelAccessHasher telegramChannelAccessHasher(StorageAccess access) {
		return new JpaChannelAccessHasher(access);
	}

	@Bean
	@ConditionalOnMissingBean
	UserAccessHasher telegramUserAccessHasher(StorageAccess access) {
		return new JpaUserAccessHasher(access);
	}

}
