/**
 * The accounts of the application, from their credentials to their running streams. A
 * {@link io.github.telegramupdates.spring.account.TelegramConnectionFactory} bean opens
 * the connections; {@link io.github.telegramupdates.spring.account.TelegramAccounts}
 * tells how the accounts are doing.
 */
@NullMarked
package io.github.telegramupdates.spring.account;

import org.jspecify.annotations.NullMarked;
