/**
 * Where the session of an account is kept, and with it the login. Knows keys and
 * addresses, and nothing of what they are used for.
 */
@NullMarked
package io.github.telegramupdates.mtproto.store;

import org.jspecify.annotations.NullMarked;
