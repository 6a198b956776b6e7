/**
 * Methods of beans that receive updates.
 * {@link io.github.telegramupdates.spring.listener.TelegramUpdateListener} marks them;
 * they are found, checked and put in order once, when the application starts.
 */
@NullMarked
package io.github.telegramupdates.spring.listener;

import org.jspecify.annotations.NullMarked;
