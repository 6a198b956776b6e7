package io.github.telegramupdates.tl;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.tl.account.Password;
import io.github.telegramupdates.tl.auth.rpc.SignIn;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.rpc.SendVote;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for what all generated records have in common.
 */
class GeneratedRecordTests {

	@Test
	void requiredValuesMustBeThere() {
		assertThatNullPointerException().isThrownBy(() -> Message.builder().message("x").build()).withMessage("peerId");
	}

	@Test
	void listsAreCopied() {
		List<Integer> ids = new ArrayList<>(List.of(1));
		UpdateDeleteMessages update = new UpdateDeleteMessages(ids, 1, 1);
		ids.add(2);
		assertThat(update.messages()).containsExactly(1);
	}

	@Test
	void valuesThatShareABitAreThereTogetherOrNotAtAll() {
		PasswordKdfAlgo algo = new PasswordKdfAlgoUnknown();
		Password.Builder password = Password.builder()
			.newAlgo(algo)
			.newSecureAlgo(new SecurePasswordKdfAlgoUnknown())
			.secureRandom(new byte[0])
			.currentAlgo(algo);
		assertThatIllegalArgumentException().isThrownBy(password::build)
			.withMessage("All or none must be set: currentAlgo, srpB, srpId");
		assertThat(password.srpB(new byte[0]).srpId(1L).build().currentAlgo()).isEqualTo(algo);
	}

	@Test
	void aSwitchThatSharesItsBitWithAValueFollowsTheValue() {
		assertThat(User.builder().id(1).botInfoVersion(3).build().bot()).isTrue();
		assertThat(User.builder().id(1).build().bot()).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> User.builder().id(1).bot(true).build())
			.withMessage("bot requires botInfoVersion");
	}

	@Test
	void valuesOfFixedLengthHaveThatLength() {
		byte[] key = new byte[31];
		assertThatIllegalArgumentException()
			.isThrownBy(() -> io.github.telegramupdates.tl.phone.rpc.CreateConferenceCall.builder()
				.join(true)
				.publicKey(key)
				.block(key)
				.params(new DataJSON("{}"))
				.build())
			.withMessage("publicKey takes 32 bytes");
	}

	@Test
	void aBuilderStartsFromAValue() {
		GetDifference call = new GetDifference(1, null, 100, 2, 3, null);
		assertThat(call.toBuilder().pts(5).build()).isEqualTo(new GetDifference(5, null, 100, 2, 3, null));
	}

	@Test
	void byteArraysAreComparedByContent() {
		SendVote one = new SendVote(new InputPeerSelf(), 1, List.of(new byte[] { 1, 2 }));
		SendVote same = new SendVote(new InputPeerSelf(), 1, List.of(new byte[] { 1, 2 }));
		SendVote other = new SendVote(new InputPeerSelf(), 1, List.of(new byte[] { 1, 3 }));
		assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
		assertThat(new InputPhoto(1, 2, new byte[] { 1 })).isEqualTo(new InputPhoto(1, 2, new byte[] { 1 }));
	}

	@Test
	void secretsAreNotPrinted() {
		assertThat(new InputPeerUser(7, 4242)).hasToString("InputPeerUser[userId=7, accessHash=***]");
		assertThat(new SignIn("+4912345", "hash", "54321", null).toString()).contains("***")
			.doesNotContain("4912345", "54321", "=hash");
	}

	@Test
	void lengthsOfByteArraysArePrinted() {
		assertThat(new InputPhoto(1, 2, new byte[] { 1, 2, 3 }))
			.hasToString("InputPhoto[id=1, accessHash=***, fileReference=byte[3]]");
	}

	@Test
	void classificationFollowsFromFields() {
		assertThat(UpdateNewMessage.class).isAssignableTo(PtsUpdate.class);
		assertThat(UpdateNewChannelMessage.class).isAssignableTo(ChannelPtsUpdate.class)
			.isNotInstanceOf(PtsUpdate.class);
		assertThat(UpdateNewEncryptedMessage.class).isAssignableTo(QtsUpdate.class);
		assertThat(AffectedMessages.class).isAssignableTo(AffectedPts.class);
		assertThat(io.github.telegramupdates.tl.messages.InvitedUsers.class).isAssignableTo(HasUpdates.class);
		assertThat(Updates.class).isAssignableTo(HasUsers.class).isAssignableTo(HasChats.class);
	}

	@Test
	void everyUpdateWithACounterIsClassified() {
		for (Class<?> update : Update.class.getPermittedSubclasses()) {
			if (update.isRecord() && hasComponent(update, "pts") && hasComponent(update, "ptsCount")) {
				assertThat(PtsUpdate.class.isAssignableFrom(update)).as(update.getName())
					.isNotEqualTo(ChannelPtsUpdate.class.isAssignableFrom(update));
			}
		}
	}

	@Test
	void accessorsThatAllConstructorsShareAreThoseOfTheUnion() {
		MessageType message = new MessageEmpty(3, null);
		assertThat(message.id()).isEqualTo(3);
	}

	@Test
	void theLayerIsKnown() {
		assertThat(TlSchema.LAYER).isEqualTo(228);
	}

	private static boolean hasComponent(Class<?> record, String name) {
		return List.of(record.getRecordComponents()).stream().anyMatch((component) -> component.getName().equals(name));
	}

}
