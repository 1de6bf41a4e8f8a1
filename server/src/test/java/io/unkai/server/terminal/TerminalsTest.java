package io.unkai.server.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.SeededIds;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TerminalsTest {
    private final Set<String> signedIn = ConcurrentHashMap.newKeySet();
    private volatile Instant now = Instant.parse("2026-11-23T00:00:00Z");
    private final Echo shell = new Echo();

    /** Shows what is typed, until it is told to exit. */
    private static final class Echo implements Shell {
        private final PipedOutputStream in = new PipedOutputStream();
        private final PipedInputStream out;
        private final List<String> sizes = new CopyOnWriteArrayList<>();

        Echo() {
            try {
                out = new PipedInputStream(in, 4 << 20);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int read(byte[] into) throws IOException {
            return out.read(into);
        }

        @Override
        public void write(byte[] typed) throws IOException {
            if (new String(typed, StandardCharsets.UTF_8).equals("exit")) {
                in.close();
            } else {
                in.write(typed);
                in.flush();
            }
        }

        @Override
        public void resize(Size size) {
            sizes.add(size.columns() + "x" + size.rows());
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Terminals terminals(Duration look, Duration idle) {
        signedIn.add("me");
        return new Terminals(new SeededIds(1), () -> now, signedIn::contains, new Terminal.Limits(look, idle));
    }

    private Terminals terminals() {
        return terminals(Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    private FakeSocket open(Terminals terminals) {
        var socket = new FakeSocket();
        var service = terminals.take(terminals.offer("me", own -> (size, told) -> shell), "me");
        Thread.ofVirtual().start(() -> {
            try {
                service.serve(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return socket;
    }

    @Test
    void carriesWhatIsTypedAndShownAndTheSize() throws InterruptedException {
        var socket = open(terminals());
        socket.say("80x24");
        socket.type("hello");
        assertThat(socket.shown()).isEqualTo("hello");
        for (var rubbish : List.of("0x0", "99999x1", "x", "+", "+x", "1x1", "")) {
            socket.say(rubbish);
        }
        socket.say("120x40");
        socket.type("there");
        assertThat(socket.shown()).isEqualTo("there");
        assertThat(shell.sizes).containsExactly("120x40");
        socket.type("exit");
        assertThat(socket.closed()).isEqualTo(Terminal.ENDED);
    }

    @Test
    void beginsWithASize() {
        var socket = open(terminals());
        socket.type("rm -rf /");
        assertThat(socket.closed()).isEqualTo(Terminal.UNAVAILABLE);
        assertThat(socket.showsNothing()).isTrue();
    }

    @Test
    void sendsNoMoreThanABrowserShows() throws InterruptedException {
        var socket = open(terminals());
        socket.say("80x24");
        int sent = 2 << 20;
        socket.type("x".repeat(sent));
        int shown = 0;
        while (shown < 512 << 10) {
            shown += socket.shown().length();
        }
        assertThat(shown).isLessThan(600 << 10);
        socket.say("+" + shown);
        while (shown < 1000 << 10) {
            shown += socket.shown().length();
        }
        assertThat(shown).isLessThan(1200 << 10);
        socket.leave();
    }

    @Test
    void aTicketIsGoodOnceForItsSessionAndSoon() {
        var terminals = terminals();
        var ticket = terminals.offer("me", own -> (size, told) -> shell);
        assertThatThrownBy(() -> terminals.take(ticket, "other")).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> terminals.take("0", "me")).isInstanceOf(ApiException.class);
        assertThat(terminals.take(ticket, "me")).isNotNull();
        assertThatThrownBy(() -> terminals.take(ticket, "me")).isInstanceOf(ApiException.class);
        var late = terminals.offer("me", own -> (size, told) -> shell);
        now = now.plus(Terminals.TICKET);
        assertThatThrownBy(() -> terminals.take(late, "me")).isInstanceOf(ApiException.class);
    }

    @Test
    void thereAreNotTooMany() {
        var terminals = terminals();
        for (int i = 0; i < 10; i++) {
            terminals.offer("me", own -> (size, told) -> shell);
        }
        assertThatThrownBy(() -> terminals.offer("me", own -> (size, told) -> shell))
                .isInstanceOf(ApiException.class);
        assertThat(terminals.offer("other", own -> (size, told) -> shell)).isNotEmpty();
    }

    @Test
    void endsWithItsSession() throws InterruptedException {
        var terminals = terminals();
        var socket = open(terminals);
        socket.say("80x24");
        socket.type("a");
        assertThat(socket.shown()).isEqualTo("a");
        terminals.moved("me", "me, later");
        terminals.ended("me");
        socket.type("b");
        assertThat(socket.shown()).isEqualTo("b");
        terminals.ended("me, later");
        assertThat(socket.closed()).isEqualTo(Terminal.SIGNED_OUT);
    }

    @Test
    void endsSoonAfterItsUserIsNoMore() {
        var socket = open(terminals(Duration.ofMillis(20), Duration.ofSeconds(10)));
        socket.say("80x24");
        signedIn.clear();
        assertThat(socket.closed()).isEqualTo(Terminal.SIGNED_OUT);
    }

    @Test
    void endsWhenNobodyTypes() {
        var socket = open(terminals(Duration.ofSeconds(10), Duration.ofMillis(20)));
        socket.say("80x24");
        assertThat(socket.closed()).isEqualTo(Terminal.IDLE);
    }
}
