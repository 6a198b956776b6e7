package io.github.telegramupdates.mtproto.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.telegramupdates.mtproto.connection.ProxySettings;

/**
 * A proxy on loopback that wants a name and a password, and leads to one port whatever it
 * is asked for.
 */
final class LoopbackProxy implements AutoCloseable {

	private static final int USERNAME_PASSWORD = 2;

	private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final ProxySettings.Type type;

	private final int port;

	/** What it was asked for, and what was said to get it. */
	final List<String> requests = new CopyOnWriteArrayList<>();

	LoopbackProxy(ProxySettings.Type type, int port) throws IOException {
		this.type = type;
		this.port = port;
		start(this::accept);
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "loopback-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	ProxySettings settings(String password) {
		return new ProxySettings(this.type, "localhost", this.socket.getLocalPort(), "me", password);
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket client = this.socket.accept();
				start(() -> serve(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket client) {
		try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			DataInputStream in = new DataInputStream(client.getInputStream());
			boolean welcome = (this.type == ProxySettings.Type.SOCKS5) ? socks(in, client.getOutputStream())
					: connect(in, client.getOutputStream());
			if (welcome) {
				start(() -> copy(server, client));
				copy(client, server);
			}
		}
		catch (IOException ex) {
			// one of the ends is closed
		}
	}

	private boolean socks(DataInputStream in, OutputStream out) throws IOException {
		in.readByte();
		in.readNBytes(in.readByte());
		out.write(new byte[] { 5, USERNAME_PASSWORD });
		in.readByte();
		String login = text(in) + ":" + text(in);
		out.write(new byte[] { 1, (byte) (login.equals("me:secret") ? 0 : 1) });
		if (!login.equals("me:secret")) {
			return false;
		}
		in.readNBytes(3);
		String host = (in.readByte() == 1) ? InetAddress.getByAddress(in.readNBytes(4)).getHostAddress() : text(in);
		this.requests.add(host + ":" + in.readUnsignedShort());
		out.write(new byte[] { 5, 0, 0, 1, 127, 0, 0, 1, 0, 0 });
		return true;
	}

	private static String text(DataInputStream in) throws IOException {
		return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
	}

	private boolean connect(InputStream in, OutputStream out) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) in.read());
		}
		String login = Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.US_ASCII));
		boolean welcome = head.indexOf("Basic " + login) >= 0;
		if (welcome) {
			this.requests.add(head.toString().split(" ")[1]);
		}
		String answer = welcome ? "200 OK" : "407 Proxy Authentication Required";
		out.write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
		return welcome;
	}

	private static void copy(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// one of the ends is closed
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
