package io.github.telegramupdates.benchmarks.client;

import java.util.List;

import io.github.telegramupdates.mtproto.client.ClientStatistics;
import io.github.telegramupdates.tl.TlSchema;
import org.jspecify.annotations.Nullable;

/**
 * What the program says in the end, as one line of JSON.
 *
 * @param why what went wrong, {@code null} if nothing did
 * @param loginMillis how long it took until the account was logged in
 * @param texts the messages that came
 * @param sent the message that was sent
 * @param cost what the client needed
 */
public record ClientReport(@Nullable String why, long loginMillis, List<String> texts, @Nullable String sent,
		ClientStatistics cost) {

	/**
	 * Whether all went as it should.
	 * @return whether nothing went wrong
	 */
	public boolean isOk() {
		return this.why == null;
	}

	/**
	 * Writes the line.
	 * @return a JSON object
	 */
	public String toJson() {
		StringBuilder json = new StringBuilder("{\"client\":\"updates\",\"layer\":").append(TlSchema.LAYER);
		json.append(",\"ok\":").append(isOk());
		if (this.why != null) {
			json.append(",\"why\":").append(quoted(this.why));
		}
		json.append(",\"loginMs\":").append(this.loginMillis);
		json.append(",\"texts\":[").append(String.join(",", this.texts.stream().map(ClientReport::quoted).toList()));
		json.append("],\"sent\":").append((this.sent != null) ? quoted(this.sent) : "null");
		json.append(",\"connections\":").append(this.cost.connections());
		json.append(",\"sessions\":").append(this.cost.sessions());
		json.append(",\"exchanges\":").append(this.cost.exchanges());
		return json.append(",\"logins\":").append(this.cost.logins()).append('}').toString();
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char one : text.toCharArray()) {
			if (one == '"' || one == '\\') {
				quoted.append('\\').append(one);
			}
			else if (one < ' ') {
				quoted.append(String.format("\\u%04x", (int) one));
			}
			else {
				quoted.append(one);
			}
		}
		return quoted.append('"').toString();
	}

}
