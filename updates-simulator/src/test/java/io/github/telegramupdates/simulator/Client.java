package io.github.telegramupdates.simulator;

import java.util.concurrent.CompletionException;

import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.ChannelMessagesFilterEmpty;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import io.github.telegramupdates.tl.updates.rpc.GetState;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Calls methods on a connection without delays and keeps what is pushed to it.
 */
final class Client {

	final SimulatedConnection connection;

	final SimulatedAccount account;

	final RecordingSink sink = new RecordingSink();

	Client(SimulatedTelegram telegram, SimulatedAccount account) {
		this.account = account;
		this.connection = telegram.connect(account);
		this.connection.subscribe(this.sink);
	}

	State state() {
		return invoke(new GetState());
	}

	DifferenceType difference(State from) {
		return difference(from.pts(), from.qts(), from.date());
	}

	DifferenceType difference(int pts, int qts, int date) {
		return invoke(new GetDifference(pts, null, null, date, qts, null));
	}

	ChannelDifferenceType channelDifference(SimulatedChannel channel, int pts, int limit) {
		return invoke(getChannelDifference(channel, pts, limit));
	}

	GetChannelDifference getChannelDifference(SimulatedChannel channel, int pts, int limit) {
		return new GetChannelDifference(false, this.account.inputChannel(channel), new ChannelMessagesFilterEmpty(),
				pts, limit);
	}

	UpdatesType send(SimulatedPeer to, String text, long randomId) {
		InputPeer peer = this.account.inputPeer(to);
		return invoke(SendMessage.builder().peer(peer).message(text).randomId(randomId).build());
	}

	<R> R invoke(TlMethod<R> method) {
		return this.connection.api().invoke(method).join();
	}

	RpcException failure(TlMethod<?> method) {
		return (RpcException) cause(method);
	}

	Throwable cause(TlMethod<?> method) {
		return catchThrowableOfType(CompletionException.class, () -> this.connection.api().invoke(method).join())
			.getCause();
	}

}
