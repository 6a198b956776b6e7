package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.telegramupdates.mtproto.login.LoginRefusedException;
import io.github.telegramupdates.mtproto.store.SessionFormatException;
import io.github.telegramupdates.mtproto.store.SessionKeyException;
import io.github.telegramupdates.mtproto.store.SessionStoreException;
import io.github.telegramupdates.mtproto.store.StoredSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The start of a client: does what {@link SessionChoice} says, and nothing that the store
 * has not done before. Confined to the loop.
 */
final class SessionStart {

	private static final Logger log = LoggerFactory.getLogger(SessionStart.class);

	private final ClientDriver driver;

	private final ClientContext context;

	private final CompletableFuture<Void> done = new CompletableFuture<>();

	SessionStart(ClientDriver driver, ClientContext context) {
		this.driver = driver;
		this.context = context;
	}

	/** Completes when the client connects, or has ended. */
	CompletableFuture<Void> done() {
		return this.done;
	}

	void end() {
		this.done.complete(null);
	}

	/** Loads what is stored, and goes on from there. */
	void load() {
		then(this.context.keeper().load(), (found) -> choose(found.orElse(null)));
	}

	private void choose(@Nullable StoredSession found) {
		SessionChoice choice = SessionChoice.of(found, this.context.settings());
		if (choice instanceof SessionChoice.Resume resume) {
			resume(resume.session());
		}
		else if (choice instanceof SessionChoice.Refuse) {
			this.driver.login().onLoginRefused(LoginRefusedException.ofUsedSessionString());
		}
		else if (found == null) {
			begin(choice);
		}
		else {
			log.warn("The stored session {} is kept aside, because it {}", found,
					(found.ended() != null) ? "was ended by " + found.ended() : "is one of other credentials");
			then(this.context.keeper().setAside(), (kept) -> begin(choice));
		}
	}

	private void begin(SessionChoice choice) {
		if (choice instanceof SessionChoice.Import taken) {
			log.warn("A session string is taken, this once. The program that it comes from must not use it any more: "
					+ "two connections of one session end it");
			then(this.context.keeper().save(taken.session()), (saved) -> resume(taken.session()));
		}
		else if (choice instanceof SessionChoice.LogIn fresh) {
			open(fresh.notBefore());
		}
	}

	private void resume(StoredSession kept) {
		if (!kept.addresses().isEmpty()) {
			this.context.addresses().learn(kept.dc(), kept.addresses());
		}
		if (this.context.addresses().knows(kept.dc())) {
			this.driver.resume(kept);
			end();
		}
		else {
			log.warn("Nobody knows where data center {} of the stored session listens", kept.dc());
			then(this.context.keeper().setAside(), (aside) -> open(kept.loginNotBefore()));
		}
	}

	private void open(long loginNotBefore) {
		this.driver.open(loginNotBefore);
		end();
	}

	/** Goes on when the store has done something, or ends with its failure. */
	<T> void then(CompletableFuture<T> stored, Consumer<T> next) {
		stored.whenCompleteAsync((result, failure) -> {
			if (!this.driver.isRunning()) {
				return;
			}
			if (failure != null) {
				fail(failure);
			}
			else {
				next.accept(result);
			}
		}, this.context.loop());
	}

	/**
	 * What cannot be read stays so until somebody does something. A store that fails
	 * otherwise may work again: whoever needs the client makes another one.
	 */
	private void fail(Throwable failure) {
		if (failure instanceof SessionFormatException || failure instanceof SessionKeyException) {
			this.driver.login()
				.onLoginRefused(LoginRefusedException.ofUnreadableSession((SessionStoreException) failure));
			return;
		}
		log.error("The session cannot be used", failure);
		this.driver.end((failure instanceof SessionStoreException known) ? known
				: new IOException("The session cannot be used", failure));
	}

}
