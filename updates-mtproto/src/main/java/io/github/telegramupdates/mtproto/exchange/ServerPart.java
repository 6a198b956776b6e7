package io.github.telegramupdates.mtproto.exchange;

import java.math.BigInteger;

import io.github.telegramupdates.mtproto.crypto.DhGroup;
import io.github.telegramupdates.mtproto.message.Moment;

/**
 * What the server brings to the key, checked.
 *
 * @param group the group
 * @param publicValue its public value, g_a
 * @param time its time, in seconds since 1970
 * @param at when that came
 */
record ServerPart(DhGroup group, BigInteger publicValue, int time, Moment at) {

}
