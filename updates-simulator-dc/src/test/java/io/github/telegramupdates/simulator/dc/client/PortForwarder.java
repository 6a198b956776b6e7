package io.github.telegramupdates.simulator.dc.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Another address of a server: whoever connects here talks to that one.
 */
final class PortForwarder implements AutoCloseable {

	private final ServerSocket listener;

	private final int target;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final Thread acceptor;

	PortForwarder(int target) throws IOException {
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.target = target;
		this.acceptor = start(this::accept);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	private static Thread start(ThrowingTask task) {
		Thread thread = new Thread(() -> run(task), "port-forwarder");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private static void run(ThrowingTask task) {
		try {
			task.run();
		}
		catch (IOException ex) {
			// somebody closed it
		}
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = opened(this.listener.accept());
			Socket server = opened(new Socket(InetAddress.getLoopbackAddress(), this.target));
			start(() -> forward(client, server));
			start(() -> forward(server, client));
		}
	}

	private Socket opened(Socket socket) {
		this.sockets.add(socket);
		return socket;
	}

	private static void forward(Socket from, Socket to) throws IOException {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
	}

	/**
	 * Ends all connections. None is accepted any more by then: whoever loses one is
	 * refused when it tries again.
	 */
	@Override
	public void close() {
		try {
			this.listener.close();
			this.acceptor.join();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private interface ThrowingTask {

		void run() throws IOException;

	}

}
