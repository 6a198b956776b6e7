/**
 * Connects accounts to Telegram by the MTProto client, as the application's properties
 * say.
 */
@NullMarked
package io.github.telegramupdates.spring.client;

import org.jspecify.annotations.NullMarked;
