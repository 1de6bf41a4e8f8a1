package io.unkai.server.terminal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/**
 * Shells by SSH, with one key that was made for the purpose. Nothing of the user that this server runs as is used: no keys, no agent, no
 * configuration, no known hosts; nothing can be forwarded.
 */
public final class SshShells implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ALIVE = Duration.ofSeconds(30);
    private static final String TERMINAL = "xterm-256color";
    private static final long WINDOW = 256 << 10;

    private @Nullable SshClient client;

    /**
     * Logs in and begins a shell.
     *
     * @throws IOException if nobody answers there, or the key lets nobody in
     */
    public Shell open(InetSocketAddress to, String user, KeyPair key, Size size) throws IOException {
        var session = client().connect(user, to).verify(PATIENCE).getClientSession();
        try {
            session.addPublicKeyIdentity(key);
            session.auth().verify(PATIENCE);
            var channel = session.createShellChannel();
            channel.setPtyType(TERMINAL);
            channel.setPtyColumns(size.columns());
            channel.setPtyLines(size.rows());
            channel.setRedirectErrorStream(true);
            channel.open().verify(PATIENCE);
            return new Remote(session, channel);
        } catch (IOException | RuntimeException e) {
            session.close(true);
            throw e;
        }
    }

    /** Made with the first shell: most clouds never need it. */
    private synchronized SshClient client() {
        if (client == null) {
            var made = SshClient.setUpDefaultClient();
            made.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            made.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
            // An instance's host key is made when it first boots; packets reach it through this host's own networks
            // only.
            made.setServerKeyVerifier((session, address, key) -> true);
            CoreModuleProperties.WINDOW_SIZE.set(made, WINDOW);
            CoreModuleProperties.HEARTBEAT_INTERVAL.set(made, ALIVE);
            CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(made, 2);
            made.start();
            client = made;
        }
        return client;
    }

    private record Remote(ClientSession session, ChannelShell channel) implements Shell {
        @Override
        public int read(byte[] into) throws IOException {
            return channel.getInvertedOut().read(into);
        }

        @Override
        public void write(byte[] typed) throws IOException {
            var to = channel.getInvertedIn();
            to.write(typed);
            to.flush();
        }

        @Override
        public void resize(Size size) throws IOException {
            channel.sendWindowChange(size.columns(), size.rows());
        }

        @Override
        public void close() {
            session.close(true);
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.stop();
            client = null;
        }
    }
}
