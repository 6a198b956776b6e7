/**
 * What is checked of the database at the end of the start: entities, tables, rights and
 * transactions. Each mistake is reported with its cure.
 */
@NullMarked
package io.github.telegramupdates.spring.storage.check;

import org.jspecify.annotations.NullMarked;
