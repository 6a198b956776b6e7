/**
 * Which instance of an application may connect an account: the contract, and what there
 * is without a guard.
 */
@NullMarked
package io.github.telegramupdates.spring.ownership;

import org.jspecify.annotations.NullMarked;
