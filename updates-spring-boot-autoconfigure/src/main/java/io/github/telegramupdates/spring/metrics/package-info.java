/**
 * Meters of accounts, their deliveries and their listeners, for applications that have
 * Micrometer. Their tags hold configured names, and no ids of Telegram.
 */
@NullMarked
package io.github.telegramupdates.spring.metrics;

import org.jspecify.annotations.NullMarked;
