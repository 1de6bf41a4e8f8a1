package io.unkai.server.terminal;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import io.unkai.server.http.WebSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The terminals of all browsers. One is asked for by a call that says what it is to be; the ticket that this answers is good once, for
 * the same session, soon. Sessions are told apart by their cookies, which change while they last.
 */
public final class Terminals {
    /** How long a ticket is good. */
    public static final Duration TICKET = Duration.ofSeconds(60);

    private static final Terminal.Limits LIMITS = new Terminal.Limits(Duration.ofSeconds(10), Duration.ofMinutes(20));
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int MOST = 100;
    private static final int MOST_OF_SESSION = 10;
    private static final int TICKET_BYTES = 32;

    private final Ids ids;
    private final Supplier<Instant> clock;
    private final Predicate<String> signedIn;
    private final Terminal.Limits limits;
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Set<Running> running = new HashSet<>();

    /** What a terminal is to be, once it is known whose it is. */
    @FunctionalInterface
    public interface Kind {
        /** @param session the cookie of the session, which changes while it lasts */
        Shell.Opening of(Supplier<String> session);
    }

    private record Ticket(String session, Kind kind, Instant until) {}

    private static final class Running {
        private final WebSocket socket;
        private volatile String session;

        Running(WebSocket socket, String session) {
            this.socket = socket;
            this.session = session;
        }

        String session() {
            return session;
        }
    }

    /** @param signedIn whether a cookie still is somebody's */
    public Terminals(Ids ids, Supplier<Instant> clock, Predicate<String> signedIn) {
        this(ids, clock, signedIn, LIMITS);
    }

    Terminals(Ids ids, Supplier<Instant> clock, Predicate<String> signedIn, Terminal.Limits limits) {
        this.ids = ids;
        this.clock = clock;
        this.signedIn = signedIn;
        this.limits = limits;
    }

    /**
     * A ticket for a shell.
     *
     * @param session the cookie of who asks
     * @throws ApiException if there are too many
     */
    public synchronized String offer(String session, Kind kind) {
        var now = clock.get();
        tickets.values().removeIf(ticket -> !now.isBefore(ticket.until));
        long own = running.stream().filter(one -> one.session().equals(session)).count()
                + tickets.values().stream()
                        .filter(one -> one.session.equals(session))
                        .count();
        if (own >= MOST_OF_SESSION || tickets.size() + running.size() >= MOST) {
            throw new ApiException("TooManyTerminals", CONFLICT, "There are too many terminals. Close one of them.");
        }
        var bytes = new byte[TICKET_BYTES];
        ids.fill(bytes);
        var name = HexFormat.of().formatHex(bytes);
        tickets.put(name, new Ticket(session, kind, now.plus(TICKET)));
        return name;
    }

    /**
     * What talks to a browser that has a ticket.
     *
     * @throws ApiException where the ticket is none, was used, or is another session's
     */
    public WebSocket.Service take(String name, String session) {
        var ticket = claim(name, session);
        return socket -> serve(socket, session, ticket.kind);
    }

    private synchronized Ticket claim(String name, String session) {
        var ticket = tickets.get(name);
        if (ticket == null || !ticket.session.equals(session) || !clock.get().isBefore(ticket.until)) {
            throw new ApiException("NotFound", NOT_FOUND, "There is no such terminal.");
        }
        tickets.remove(name);
        return ticket;
    }

    private void serve(WebSocket socket, String session, Kind kind) throws IOException {
        var own = new Running(socket, session);
        synchronized (this) {
            running.add(own);
        }
        try {
            new Terminal(socket, () -> signedIn.test(own.session()), limits).run(kind.of(own::session));
        } finally {
            synchronized (this) {
                running.remove(own);
            }
        }
    }

    /** A session goes on under another cookie. */
    public synchronized void moved(String before, String after) {
        running.stream().filter(one -> one.session().equals(before)).forEach(one -> one.session = after);
        tickets.replaceAll((name, ticket) ->
                ticket.session.equals(before) ? new Ticket(after, ticket.kind, ticket.until) : ticket);
    }

    /** A session ends, or goes on as somebody else: so do its terminals. */
    public synchronized void ended(String session) {
        tickets.values().removeIf(ticket -> ticket.session.equals(session));
        running.stream()
                .filter(one -> one.session().equals(session))
                .forEach(one -> one.socket.close(Terminal.SIGNED_OUT, ""));
    }
}
