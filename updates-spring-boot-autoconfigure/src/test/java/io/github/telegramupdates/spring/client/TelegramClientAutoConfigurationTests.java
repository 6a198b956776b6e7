package io.github.telegramupdates.spring.client;

import java.util.List;

import io.github.telegramupdates.mtproto.client.TelegramClient;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.mtproto.transport.Transport;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.autoconfigure.TelegramUpdatesAutoConfiguration;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the properties of an application become connections.
 */
class TelegramClientAutoConfigurationTests {

	private static final RsaPublicKey KEY = ServerKey.generate().publicKey();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TelegramStorageAutoConfiguration.class,
				TelegramUpdatesAutoConfiguration.class, TelegramClientAutoConfiguration.class))
		.withPropertyValues("telegram.updates.storage.type=memory", "telegram.updates.session.store=memory",
				"telegram.updates.accounts.one.api-id=1", "telegram.updates.accounts.one.api-hash=hash",
				"telegram.updates.accounts.one.bot-token=1:token", "telegram.updates.accounts.support-bot.api-id=1",
				"telegram.updates.accounts.support-bot.api-hash=hash",
				"telegram.updates.accounts.support-bot.bot-token=2:token");

	// nobody listens there
	private final ApplicationContextRunner unreachable = this.runner
		.withPropertyValues("telegram.updates.servers[0].address=127.0.0.1:1");

	@Test
	void threePropertiesAreEnoughAndTheStartDoesNotWaitForTheNetwork() {
		this.unreachable.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(TelegramConnectionFactory.class)).isInstanceOf(ClientConnectionFactory.class);
		});
	}

	@Test
	void aFactoryOfTheApplicationWinsAndNothingOfTheClientIsThere() {
		TelegramConnectionFactory own = (account) -> {
			throw new IllegalStateException("no network");
		};
		this.runner.withBean(TelegramConnectionFactory.class, () -> own)
			.withPropertyValues("telegram.updates.public-keys[0]=missing.pem")
			.run((context) -> {
				assertThat(context.getBean(TelegramConnectionFactory.class)).isSameAs(own);
				assertThat(context).doesNotHaveBean(ClientResources.class);
			});
	}

	@Test
	void withoutTheClientOnTheClassPathTheMissingFactoryIsExplained() {
		this.runner.withClassLoader(new FilteredClassLoader(TelegramClient.class))
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(FailureAnalyzedException.class)
				.hasMessageContaining("TelegramConnectionFactory"));
	}

	@Test
	void applicationsWithoutMicrometerHaveNoMeters() {
		this.unreachable.run((context) -> assertThat(context).hasSingleBean(ClientMeters.class));
		this.unreachable.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("telegramClientMeters"));
	}

	@Test
	void whatAnAccountSaysForItselfWins() {
		this.unreachable
			.withPropertyValues("telegram.updates.public-keys[0]=" + KEY.toPem(), "telegram.updates.test-dcs=true",
					"telegram.updates.transport=abridged", "telegram.updates.flood-wait-threshold=0s",
					"telegram.updates.accounts.support-bot.transport=padded-intermediate",
					"telegram.updates.accounts.support-bot.servers[0].dc=4",
					"telegram.updates.accounts.support-bot.servers[0].address=[::1]:2")
			.run((context) -> {
				ClientPropertiesByAccount properties = context.getBean(ClientPropertiesByAccount.class);
				TelegramConnectionDetails details = context.getBean(TelegramConnectionDetails.class);
				assertThat(properties.of("one").transport()).isEqualTo(Transport.ABRIDGED);
				assertThat(details.servers("one")).isEqualTo(new TelegramServers(true,
						List.of(new TelegramServers.Address(2, "127.0.0.1", 1)), List.of(KEY)));
				assertThat(properties.of("support-bot").transport()).isEqualTo(Transport.PADDED_INTERMEDIATE);
				assertThat(details.servers("support-bot")).isEqualTo(
						new TelegramServers(true, List.of(new TelegramServers.Address(4, "::1", 2)), List.of(KEY)));
			});
	}

	@Test
	void connectionDetailsOfTheApplicationTakeThePlaceOfProperties() {
		TelegramServers servers = new TelegramServers(false, List.of(new TelegramServers.Address(2, "127.0.0.1", 1)),
				List.of(KEY));
		this.runner.withBean(TelegramConnectionDetails.class, () -> (account) -> servers)
			.run((context) -> assertThat(context.getBean(TelegramConnectionDetails.class).servers("one"))
				.isSameAs(servers));
	}

	@Test
	void allMistakesAreReportedAtOnceEachWithItsCure() {
		this.runner.withPropertyValues("telegram.updates.servers[0].dc=0", "telegram.updates.servers[0].address=here",
				"telegram.updates.servers[1].dc=2", "telegram.updates.public-keys[0]=missing.pem",
				"telegram.updates.accounts.one.public-keys[0]=-----BEGIN PUBLIC KEY-----",
				"telegram.updates.accounts.support-bot.servers[0].address=host:70000",
				"telegram.updates.flood-wait-threshold=-1s", "telegram.updates.proxy.username=me",
				"telegram.updates.session.encryption-key=c2hvcnQ=", "telegram.updates.accounts.one.session.store=jpa",
				"telegram.updates.accounts.support-bot.session.store=file")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(FailureAnalyzedException.class,
						(failure) -> assertThat(failure.analysis().getDescription()).contains(
								"telegram.updates.servers[0].dc is 0: data centers are numbered from 1",
								"telegram.updates.servers[0].address is here: write host and port",
								"telegram.updates.servers[1].address is missing: write host and port",
								"telegram.updates.public-keys[0] cannot be read: name a file or a resource",
								"telegram.updates.accounts.one.public-keys[0] is no key of a server",
								"telegram.updates.accounts.support-bot.servers[0].address is host:70000",
								"telegram.updates.flood-wait-threshold is negative",
								"telegram.updates.proxy.host is missing", "telegram.updates.proxy.port is missing",
								"telegram.updates.proxy has one of username and password",
								"telegram.updates.session.encryption-key is not base64 of 32 bytes",
								"telegram.updates.session.store is jpa, but positions are not stored by JPA")));
	}

	@Test
	void credentialsThatCannotBeAnyFailTheStartAndAreNotTold() {
		String cut = "1BVtsOK8Bu";
		this.unreachable.withPropertyValues("telegram.updates.accounts.one.session-string=" + cut,
				"telegram.updates.accounts.support-bot.bot-token=not a token", "telegram.updates.accounts.me.api-id=1",
				"telegram.updates.accounts.me.api-hash=hash", "telegram.updates.accounts.me.phone=somebody")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(FailureAnalyzedException.class,
						(failure) -> assertThat(failure.analysis().getDescription()).contains(
								"telegram.updates.accounts.one.session-string cannot be taken. "
										+ "This is no session string of Telethon, Pyrogram or mtcute: ",
								": export it once more and copy all of it",
								"telegram.updates.accounts.support-bot.bot-token is no token of a bot: take all of it",
								"telegram.updates.accounts.me.phone is no phone number: write it with +")
							.doesNotContain(cut, "not a token", "somebody:")));
	}

	@Test
	void ownValuesOfAnAccountAreNamedWithTheAccount() {
		this.unreachable
			.withPropertyValues("telegram.updates.accounts.one.proxy.host=proxy",
					"telegram.updates.accounts.one.session.encryption-key=c2hvcnQ=",
					"telegram.updates.accounts.one.public-keys[0]=missing.pem")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContainingAll("telegram.updates.accounts.one.proxy.port is missing",
						"telegram.updates.accounts.one.session.encryption-key is not base64 of 32 bytes",
						"telegram.updates.accounts.one.public-keys[0] cannot be read"));
	}

	@Test
	void anUnknownTransportOfAnAccountFailsTheStartWithTheOnesThatThereAre() {
		this.unreachable.withPropertyValues("telegram.updates.accounts.one.transport=pigeon")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("telegram.updates.accounts.one.transport"));
	}

	@Test
	void aUserNeedsAKeyForTheSessionAndSomebodyWhoKnowsTheCode() {
		this.unreachable
			.withPropertyValues("telegram.updates.session.store=file", "telegram.updates.accounts.me.api-id=1",
					"telegram.updates.accounts.me.api-hash=hash", "telegram.updates.accounts.me.phone=+1")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("There is nobody to ask for the code by which user 'me' logs in: "
						+ "define a bean of type TelegramAuthorizationHandler")
				.hasMessageContaining("telegram.updates.session.encryption-key is missing, and user 'me' needs one: "
						+ "make one by: openssl rand -base64 32"));
	}

	@Test
	void nothingSecretIsInATextOfTheProperties() {
		this.unreachable
			.withPropertyValues("telegram.updates.proxy.host=proxy", "telegram.updates.proxy.port=1080",
					"telegram.updates.proxy.username=me", "telegram.updates.proxy.password=open sesame",
					"telegram.updates.session.encryption-key=" + "a".repeat(43) + "=")
			.run((context) -> assertThat(context.getBean(ClientPropertiesByAccount.class).of("one").toString())
				.contains("proxy:1080")
				.doesNotContain("sesame", "aaaa"));
	}

}
