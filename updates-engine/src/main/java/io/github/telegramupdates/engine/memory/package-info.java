/**
 * Storage in the heap, for tests and for programs that may start from the server's
 * current position each time. Whatever is stored here ends with the process, and takes no
 * part in a database transaction.
 */
@NullMarked
package io.github.telegramupdates.engine.memory;

import org.jspecify.annotations.NullMarked;
