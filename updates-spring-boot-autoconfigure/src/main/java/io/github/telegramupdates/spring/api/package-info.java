/**
 * Calling Telegram as one of the accounts, from anywhere in the application: methods and
 * peers as beans. What a handler sends is sent once, however often it is called.
 */
@NullMarked
package io.github.telegramupdates.spring.api;

import org.jspecify.annotations.NullMarked;
