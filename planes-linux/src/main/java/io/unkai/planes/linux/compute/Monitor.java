package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.GuestSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives orders to a running QEMU, by its machine protocol. What answers may be somebody who broke out of a virtual machine: it is waited for
 * and listened to only so much, and believed only what is about that machine.
 */
final class Monitor implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration REMOVAL = Duration.ofSeconds(5);
    private static final int MOST_ANSWERED = 1 << 20;

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteBuffer received = ByteBuffer.allocate(1 << 16).flip();

    /** An order was understood and could not be followed. */
    private static final class Refused extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private Monitor(SocketChannel channel) throws IOException {
        this.channel = channel;
        selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** Reaches the machine's QEMU, which may have been started just now. */
    static Monitor await(Folder folder) throws IOException {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            OptionalLong init = Processes.init(folder);
            if (init.isEmpty()) {
                throw new IOException("its virtual machine ended: "
                        + new String(Console.last(folder.file(Folder.CONSOLE), 500), StandardCharsets.UTF_8).strip());
            }
            Optional<SocketChannel> reached = GuestSocket.connect(init.getAsLong(), Qemu.MONITOR);
            if (reached.isPresent()) {
                var monitor = new Monitor(reached.get());
                monitor.greet();
                return monitor;
            }
            if (System.nanoTime() > until) {
                throw new IOException("its virtual machine does not take orders");
            }
            Supervisor.pause();
        }
    }

    private void greet() throws IOException {
        boolean greeted = false;
        try {
            read(System.nanoTime() + LIMIT.toNanos());
            call("qmp_capabilities", Map.of());
            greeted = true;
        } finally {
            if (!greeted) {
                close();
            }
        }
    }

    /** Gives an order and answers what it returned. @throws IOException if it fails */
    Object call(String order, Map<String, Object> arguments) throws IOException {
        var text = Json.text(Map.of("execute", order, "arguments", arguments)) + '\n';
        ByteBuffer out = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (out.hasRemaining()) {
            channel.write(out);
        }
        // However much it says meanwhile, it has to answer.
        long until = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var answer = read(until);
            if (answer.get("error") instanceof Map<?, ?> error) {
                throw new Refused(order + ": " + error.get("desc"));
            }
            Object returned = answer.get("return");
            if (returned != null) {
                return returned;
            }
        }
    }

    /** Undoes something that may not have been done. */
    void forget(String order, Map<String, Object> arguments) throws IOException {
        try {
            call(order, arguments);
        } catch (Refused e) {
            // It was not there.
        }
    }

    /** Whether the machine was made and does not run yet. */
    boolean isPrepared() throws IOException {
        return call("query-status", Map.of()) instanceof Map<?, ?> status && "prelaunch".equals(status.get("status"));
    }

    /** The names of what is plugged into it. */
    Set<String> devices() throws IOException {
        var listed = call("qom-list", Map.of("path", "/machine/peripheral"));
        return listed instanceof List<?> list
                ? list.stream()
                        .map(one -> one instanceof Map<?, ?> device ? String.valueOf(device.get("name")) : "")
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Takes a device away; false where the guest does not give it back. */
    boolean removed(String device) throws IOException {
        if (!devices().contains(device)) {
            return true;
        }
        forget("device_del", Map.of("id", device));
        for (long until = System.nanoTime() + REMOVAL.toNanos(); System.nanoTime() < until; Supervisor.pause()) {
            if (!devices().contains(device)) {
                return true;
            }
        }
        return false;
    }

    private Map<?, ?> read(long until) throws IOException {
        while (true) {
            if (System.nanoTime() > until) {
                throw new IOException("its virtual machine does not answer");
            }
            while (received.hasRemaining()) {
                byte next = received.get();
                if (next == '\n') {
                    var text = line.toString(StandardCharsets.UTF_8);
                    line.reset();
                    return Json.read(text) instanceof Map<?, ?> map ? map : Map.of();
                }
                line.write(next);
            }
            if (line.size() > MOST_ANSWERED) {
                throw new IOException("its virtual machine answers without end");
            }
            received.clear();
            int count = channel.read(received);
            received.flip();
            if (count < 0) {
                throw new IOException("its virtual machine ended");
            }
            if (count == 0) {
                selector.select(
                        Math.max(1, Duration.ofNanos(until - System.nanoTime()).toMillis()));
                selector.selectedKeys().clear();
            }
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
