package io.github.telegramupdates.simulator.dc;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import io.github.telegramupdates.simulator.dc.rpc.Credentials;

/**
 * How a data center behaves.
 *
 * @param port the port, or 0 for any that is free
 * @param dc its number
 * @param credentials who can log in
 * @param pushes what the peer writes
 * @param faults what goes wrong; most of it once the peer writes
 */
public record DataCenterOptions(int port, int dc, Credentials credentials, PushOptions pushes,
		List<FaultRequest> faults) {

	/**
	 * Copies the list.
	 */
	public DataCenterOptions {
		faults = List.copyOf(faults);
	}

	/**
	 * A data center that everybody can log in to, and whose peer is silent.
	 * @return the options, with any free port
	 */
	public static DataCenterOptions defaults() {
		return new DataCenterOptions(0, 2, Credentials.any(), PushOptions.of(0, Set.of()), List.of());
	}

	/**
	 * The same data center with a peer that writes.
	 * @param messages how many messages
	 * @param notPushed which of them are not pushed, counted from 1
	 * @return the options
	 */
	public DataCenterOptions withPushes(int messages, Set<Integer> notPushed) {
		PushOptions other = new PushOptions(messages, notPushed, this.pushes.delay());
		return new DataCenterOptions(this.port, this.dc, this.credentials, other, this.faults);
	}

	/**
	 * The same data center with a peer that begins earlier or later.
	 * @param delay how long after the client asked for its state
	 * @return the options
	 */
	public DataCenterOptions withPushDelay(Duration delay) {
		PushOptions other = new PushOptions(this.pushes.messages(), this.pushes.dropped(), delay);
		return new DataCenterOptions(this.port, this.dc, this.credentials, other, this.faults);
	}

	/**
	 * The same data center for others.
	 * @param who who can log in
	 * @return the options
	 */
	public DataCenterOptions withCredentials(Credentials who) {
		return new DataCenterOptions(this.port, this.dc, who, this.pushes, this.faults);
	}

	/**
	 * The same data center with faults.
	 * @param requests what goes wrong
	 * @return the options
	 */
	public DataCenterOptions withFaults(FaultRequest... requests) {
		return new DataCenterOptions(this.port, this.dc, this.credentials, this.pushes, List.of(requests));
	}

}
