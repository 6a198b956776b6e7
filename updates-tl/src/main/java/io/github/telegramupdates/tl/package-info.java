/**
 * The types of Telegram's API that have no namespace, and what all generated code shares:
 * {@link io.github.telegramupdates.tl.TlReader} and
 * {@link io.github.telegramupdates.tl.TlWriter} for the wire format, and the dispatch
 * from constructor ids to records. Everything but these few classes is generated from the
 * schema.
 */
@NullMarked
package io.github.telegramupdates.tl;

import org.jspecify.annotations.NullMarked;
