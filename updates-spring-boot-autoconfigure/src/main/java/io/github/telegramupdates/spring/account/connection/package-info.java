/**
 * How one account is connected: when a step is tried again and after which wait, which
 * errors are final, when a client is replaced, and what the state of the connection is.
 */
@NullMarked
package io.github.telegramupdates.spring.account.connection;

import org.jspecify.annotations.NullMarked;
