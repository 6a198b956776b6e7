/**
 * Where the positions of a Spring application live. Decides between the application's
 * database, the heap and beans of the application, and explains at the start what keeps a
 * choice from working. The parts that use the database are in packages of their own.
 */
@NullMarked
package io.github.telegramupdates.spring.storage;

import org.jspecify.annotations.NullMarked;
