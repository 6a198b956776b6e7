/**
 * What connections receive, made into entries of the inbox: which answers count where,
 * what waits for its peers or for the load of the state, and which connections feed an
 * account.
 */
@NullMarked
package io.github.telegramupdates.engine.intake;

import org.jspecify.annotations.NullMarked;
