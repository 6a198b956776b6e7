/**
 * The accounts of the application as it sees them: credentials, states and events. A
 * {@link io.github.telegramupdates.spring.account.TelegramConnectionFactory} bean opens
 * the connections; {@link io.github.telegramupdates.spring.account.TelegramAccounts}
 * reports how the accounts are doing.
 */
@NullMarked
package io.github.telegramupdates.spring.account;

import org.jspecify.annotations.NullMarked;
