/**
 * How an account logs in, and what waits until it is.
 */
@NullMarked
package io.github.telegramupdates.mtproto.login;

import org.jspecify.annotations.NullMarked;
