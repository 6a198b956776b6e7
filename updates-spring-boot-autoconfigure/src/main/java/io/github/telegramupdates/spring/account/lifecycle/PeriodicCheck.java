package io.github.telegramupdates.spring.account.lifecycle;

import java.time.Duration;

/**
 * What is looked at again and again while accounts run.
 *
 * @param interval time from one look to the next
 * @param check looks
 */
record PeriodicCheck(Duration interval, Runnable check) {

}
