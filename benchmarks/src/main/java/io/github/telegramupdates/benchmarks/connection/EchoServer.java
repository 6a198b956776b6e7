package io.github.telegramupdates.benchmarks.connection;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

import io.github.telegramupdates.benchmarks.Latencies;

/**
 * The baseline of calls: a server that sends back what it reads, and its client, by
 * sockets that block.
 */
final class EchoServer implements AutoCloseable {

	private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

	private final Socket client = new Socket();

	private final byte[] message;

	/**
	 * Connects.
	 * @param bytes length of the messages
	 */
	EchoServer(int bytes) throws IOException {
		this.message = new byte[bytes];
		this.client.connect(this.listener.getLocalSocketAddress());
		this.client.setTcpNoDelay(true);
		Socket server = this.listener.accept();
		Thread thread = new Thread(() -> serve(server, bytes), "echo");
		thread.setDaemon(true);
		thread.start();
	}

	private static void serve(Socket server, int bytes) {
		try (server) {
			server.setTcpNoDelay(true);
			DataInputStream in = new DataInputStream(server.getInputStream());
			OutputStream out = server.getOutputStream();
			byte[] read = new byte[bytes];
			while (true) {
				in.readFully(read);
				out.write(read);
			}
		}
		catch (EOFException ex) {
			// the client is done
		}
		catch (IOException ex) {
			throw new IllegalStateException("No echo", ex);
		}
	}

	/**
	 * Sends a message and reads it again.
	 * @param count how often
	 * @return how long it took
	 */
	Latencies measure(int count) throws Exception {
		DataInputStream in = new DataInputStream(this.client.getInputStream());
		OutputStream out = this.client.getOutputStream();
		return Latencies.of(count, () -> {
			out.write(this.message);
			in.readFully(this.message);
			return null;
		});
	}

	@Override
	public void close() throws IOException {
		this.client.close();
		this.listener.close();
	}

}
