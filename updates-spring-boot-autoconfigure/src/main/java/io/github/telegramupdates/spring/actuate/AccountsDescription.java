package io.github.telegramupdates.spring.actuate;

import java.util.Map;

/**
 * What the endpoint shows of all accounts.
 *
 * @param accounts the accounts by their names in the configuration
 */
public record AccountsDescription(Map<String, AccountSummary> accounts) {

}
