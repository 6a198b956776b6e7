package io.github.telegramupdates.spring.health;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an account counts as down.
 *
 * @param disconnectedGrace How long an account may be without a connection before it
 * counts as down.
 */
@ConfigurationProperties("telegram.updates.health")
record HealthProperties(@DefaultValue("60s") Duration disconnectedGrace) {
}
