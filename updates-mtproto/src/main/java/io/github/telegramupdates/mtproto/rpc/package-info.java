/**
 * Calls, from their caller to the session and back. Types that only other packages of
 * this module use are public without being meant for applications.
 */
@NullMarked
package io.github.telegramupdates.mtproto.rpc;

import org.jspecify.annotations.NullMarked;
