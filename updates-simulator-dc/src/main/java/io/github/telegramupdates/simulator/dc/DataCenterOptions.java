package io.github.telegramupdates.simulator.dc;

import java.util.List;
import java.util.Set;

import io.github.telegramupdates.simulator.dc.rpc.Credentials;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;

/**
 * How a data center behaves.
 *
 * @param port the port, or 0 for any that is free
 * @param dc its number
 * @param credentials who can log in
 * @param pushes how many messages the peer writes to each account that logs in
 * @param dropped which of these are not pushed, counted from 1
 * @param faults what goes wrong once the peer writes
 */
public record DataCenterOptions(int port, int dc, Credentials credentials, int pushes, Set<Integer> dropped,
		List<FaultRequest> faults) {

	/**
	 * Copies the collections.
	 */
	public DataCenterOptions {
		dropped = Set.copyOf(dropped);
		faults = List.copyOf(faults);
	}

	/**
	 * A data center that everybody can log in to, and whose peer is silent.
	 * @return the options, with any free port
	 */
	public static DataCenterOptions defaults() {
		return new DataCenterOptions(0, 2, Credentials.any(), 0, Set.of(), List.of());
	}

	/**
	 * The same data center with a peer that writes.
	 * @param messages how many messages
	 * @param notPushed which of them are not pushed, counted from 1
	 * @return the options
	 */
	public DataCenterOptions withPushes(int messages, Set<Integer> notPushed) {
		return new DataCenterOptions(this.port, this.dc, this.credentials, messages, notPushed, this.faults);
	}

	/**
	 * The same data center for others.
	 * @param who who can log in
	 * @return the options
	 */
	public DataCenterOptions withCredentials(Credentials who) {
		return new DataCenterOptions(this.port, this.dc, who, this.pushes, this.dropped, this.faults);
	}

	/**
	 * The same data center with faults.
	 * @param requests what goes wrong
	 * @return the options
	 */
	public DataCenterOptions withFaults(FaultRequest... requests) {
		return new DataCenterOptions(this.port, this.dc, this.credentials, this.pushes, this.dropped,
				List.of(requests));
	}

}
