package io.github.telegramupdates.spring.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;

import org.springframework.core.io.ResourceLoader;

/**
 * Reads the keys of servers: in PEM, or from wherever the text says that they are.
 */
final class PublicKeys {

	private static final String PEM = "-----BEGIN";

	private final ResourceLoader resources;

	PublicKeys(ResourceLoader resources) {
		this.resources = resources;
	}

	List<ClientProblem> problems(String property, List<String> texts) {
		List<ClientProblem> problems = new ArrayList<>();
		for (int index = 0; index < texts.size(); index++) {
			String name = property + "[" + index + "]";
			try {
				read(texts.get(index));
			}
			catch (UncheckedIOException ex) {
				problems.add(new ClientProblem(name + " cannot be read",
						"name a file or a resource that exists, or put the PEM itself here"));
			}
			catch (IllegalArgumentException ex) {
				problems.add(new ClientProblem(name + " is no key of a server: " + ex.getMessage(),
						"it has to be an RSA PUBLIC KEY or a PUBLIC KEY in PEM, or the location of one"));
			}
		}
		return problems;
	}

	/**
	 * Reads keys.
	 * @throws UncheckedIOException if there is nothing at a location
	 * @throws IllegalArgumentException if it is not a key
	 */
	List<RsaPublicKey> readAll(List<String> texts) {
		return texts.stream().map(this::read).toList();
	}

	private RsaPublicKey read(String text) {
		return RsaPublicKey.fromPem(text.contains(PEM) ? text : content(text.strip()));
	}

	private String content(String location) {
		try {
			return this.resources.getResource(location).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
