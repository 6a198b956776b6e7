/**
 * What messages of the protocol look like to a client: their ids and time, the plain and
 * the encrypted envelope, containers and packed data. Every check of an envelope is made
 * here, before anything in it is used.
 */
@NullMarked
package io.github.telegramupdates.mtproto.message;

import org.jspecify.annotations.NullMarked;
