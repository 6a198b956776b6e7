/**
 * Where the session of an account is kept, and with it the login.
 */
@NullMarked
package io.github.telegramupdates.mtproto.store;

import org.jspecify.annotations.NullMarked;
