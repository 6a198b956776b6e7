package io.github.telegramupdates.mtproto.session.outgoing;

import io.github.telegramupdates.mtproto.session.ClientIdentity;
import io.github.telegramupdates.mtproto.session.state.SessionState;

/**
 * The parts of a session that send.
 *
 * @param introduction what calls say about the client
 * @param acknowledgements which received messages are to be acknowledged
 * @param inFlight messages on the wire
 * @param queue messages that wait to be sent
 * @param calls calls that wait for their answers
 */
public record OutgoingMessages(Introduction introduction, Acknowledgements acknowledgements, InFlightMessages inFlight,
		SendQueue queue, PendingCalls calls) {

	public static OutgoingMessages of(SessionState state, ClientIdentity identity) {
		Introduction introduction = new Introduction(identity);
		Acknowledgements acknowledgements = new Acknowledgements();
		InFlightMessages inFlight = new InFlightMessages();
		SendQueue queue = new SendQueue(state, introduction, acknowledgements, inFlight);
		PendingCalls calls = new PendingCalls(queue, inFlight, state.outbox());
		return new OutgoingMessages(introduction, acknowledgements, inFlight, queue, calls);
	}

}
