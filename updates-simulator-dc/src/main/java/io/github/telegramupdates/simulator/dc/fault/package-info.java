/**
 * What goes wrong on request.
 */
@NullMarked
package io.github.telegramupdates.simulator.dc.fault;

import org.jspecify.annotations.NullMarked;
