package io.github.telegramupdates.mtproto.connection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.message.Moment;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.inbox.Inbox;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.mtproto.session.ClientSession;
import io.github.telegramupdates.mtproto.session.SessionInput;
import io.github.telegramupdates.mtproto.session.SessionOutput;
import io.github.telegramupdates.tl.client.MigrateException;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.RpcOutcomeUnknownException;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs a session: feeds it, and does what it wants done. Confined to the loop.
 */
public final class SessionRun {

	private final ClientSession session;

	private final EventLoop loop;

	private final RandomBytes random;

	private final Inbox inbox;

	private final SessionListener listener;

	private final Map<Long, PendingAnswer<?>> answers = new LinkedHashMap<>();

	private @Nullable Line line;

	private @Nullable Future<?> timer;

	public SessionRun(ClientSession session, EventLoop loop, RandomBytes random, Inbox inbox,
			SessionListener listener) {
		this.session = session;
		this.loop = loop;
		this.random = random;
		this.inbox = inbox;
		this.listener = listener;
	}

	public void connect(Line newLine) {
		this.line = newLine;
		perform(this.session.step(new SessionInput.Connected(SystemMoment.now(), this.random)));
	}

	public void lose() {
		if (this.line != null) {
			this.line = null;
			perform(this.session.step(new SessionInput.Lost(SystemMoment.now(), this.random)));
		}
	}

	public void receive(byte[] frame) {
		perform(this.session.step(new SessionInput.Received(SystemMoment.now(), this.random, frame)));
	}

	public void call(PendingAnswer<?> answer) {
		this.answers.put(answer.id(), answer);
		perform(this.session.step(new SessionInput.Call(SystemMoment.now(), this.random, answer.id(), answer.method(),
				answer.isRepeatable(), answer.isRepeated())));
	}

	public void cancel(PendingAnswer<?> answer) {
		if (this.answers.remove(answer.id()) != null) {
			perform(this.session.step(new SessionInput.Cancel(SystemMoment.now(), this.random, answer.id())));
		}
	}

	/** No call is answered any more. */
	public void end(Exception reason) {
		takeOpen().forEach((answer) -> answer.fail(reason));
	}

	/**
	 * Ends. Calls fail that the server may have carried out and must not carry out twice.
	 * @return the other ones that have no answer, in their order
	 */
	public List<PendingAnswer<?>> handOver() {
		List<PendingAnswer<?>> open = takeOpen();
		open.stream()
			.filter(this::isOutcomeUnknown)
			.forEach((call) -> call.fail(new RpcOutcomeUnknownException(call.method().methodName())));
		List<PendingAnswer<?>> others = open.stream().filter((call) -> !isOutcomeUnknown(call)).toList();
		others.stream().filter((call) -> this.session.mayBeCarriedOut(call.id())).forEach(PendingAnswer::onRepeated);
		return others;
	}

	private boolean isOutcomeUnknown(PendingAnswer<?> call) {
		return this.session.isOutcomeUnknown(call.id());
	}

	private List<PendingAnswer<?>> takeOpen() {
		List<PendingAnswer<?>> open = List.copyOf(this.answers.values());
		this.answers.clear();
		this.line = null;
		cancelTimer();
		return open;
	}

	public int sessionsBegun() {
		return this.session.sessionsBegun();
	}

	/** The server's time minus this machine's clock that never jumps, in milliseconds. */
	public long clockOffset() {
		Moment now = SystemMoment.now();
		return this.session.serverMillis(now) - now.monotonicMillis();
	}

	private void tick() {
		perform(this.session.step(new SessionInput.Tick(SystemMoment.now(), this.random)));
	}

	private void perform(List<SessionOutput> outputs) {
		outputs.forEach(this::perform);
	}

	private void perform(SessionOutput output) {
		if (output instanceof SessionOutput.Send send) {
			withLine((current) -> current.send(send.frame()));
		}
		else if (output instanceof SessionOutput.Answered answered) {
			onAnswer(answered);
		}
		else if (output instanceof SessionOutput.Failed failed) {
			onFailure(failed);
		}
		else if (output instanceof SessionOutput.Pushed pushed) {
			this.inbox.push(pushed.updates());
		}
		else if (output instanceof SessionOutput.Signalled signalled) {
			this.inbox.signal(signalled.signal());
		}
		else if (output instanceof SessionOutput.ArmTimer arm) {
			armTimer(arm.monotonicMillis());
		}
		else if (output instanceof SessionOutput.SaltChanged changed) {
			this.listener.onSaltChanged(changed.salt());
		}
		else if (output instanceof SessionOutput.RoundTrip roundTrip) {
			this.listener.onRoundTrip(roundTrip.millis());
		}
		else if (output instanceof SessionOutput.Noticed noticed) {
			this.listener.onEvent(noticed.event());
		}
		else if (output instanceof SessionOutput.Disconnect disconnect) {
			withLine((current) -> current.close(disconnect.reason()));
		}
	}

	private void withLine(Consumer<Line> action) {
		if (this.line != null) {
			action.accept(this.line);
		}
	}

	private void onAnswer(SessionOutput.Answered answered) {
		PendingAnswer<?> answer = this.answers.remove(answered.callId());
		if (answer != null) {
			this.inbox.answer(answer, answered.answer());
		}
	}

	private void onFailure(SessionOutput.Failed failed) {
		PendingAnswer<?> answer = this.answers.remove(failed.callId());
		if (answer != null && failed.repeated()) {
			answer.onRepeated();
		}
		if (answer == null || (failed.error() instanceof MigrateException elsewhere
				&& this.listener.onMigrate(answer, elsewhere))) {
			return;
		}
		if (failed.error() instanceof RpcException error) {
			if (this.listener.isRepeated(answer, error)) {
				return;
			}
			this.inbox.fail(answer, error);
			this.listener.onError(error);
		}
		else {
			answer.fail(failed.error());
		}
	}

	private void armTimer(long monotonicMillis) {
		cancelTimer();
		long delay = Math.max(0, monotonicMillis - SystemMoment.now().monotonicMillis());
		this.timer = this.loop.schedule(this::tick, delay, TimeUnit.MILLISECONDS);
	}

	private void cancelTimer() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

}
