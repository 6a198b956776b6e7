package io.github.telegramupdates.simulator.dc.rpc;

import org.jspecify.annotations.Nullable;

/**
 * Who can log in. Whatever is not set can be anything.
 *
 * @param token the token of the only bot, or {@code null} for any
 * @param phone the phone number of the only user, or {@code null} for any
 * @param code the code that is sent to phones, or {@code null} for any
 * @param password the password of users, or {@code null} if they have none
 */
public record Credentials(@Nullable String token, @Nullable String phone, @Nullable String code,
		@Nullable String password) {

	private static final int DEFAULT_CODE_LENGTH = 5;

	/**
	 * Lets everybody log in.
	 * @return credentials that are not set
	 */
	public static Credentials any() {
		return new Credentials(null, null, null, null);
	}

	boolean isToken(String theirs) {
		return this.token == null || this.token.equals(theirs);
	}

	boolean isPhone(String theirs) {
		return !digits(theirs).isEmpty() && (this.phone == null || digits(this.phone).equals(digits(theirs)));
	}

	boolean isCode(@Nullable String theirs) {
		return theirs != null && (this.code == null || this.code.equals(theirs));
	}

	int codeLength() {
		return (this.code != null) ? this.code.length() : DEFAULT_CODE_LENGTH;
	}

	static String digits(String phone) {
		return phone.replaceAll("\\D", "");
	}

	@Override
	public String toString() {
		return "Credentials";
	}

}
