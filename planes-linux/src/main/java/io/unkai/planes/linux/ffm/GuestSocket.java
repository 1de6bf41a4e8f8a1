package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** Sockets that processes of machines listen at, in files of theirs. */
public final class GuestSocket {
    private static final int CLOSE_ON_EXEC = 0x8_0000;
    private static final int PATH_ONLY = 0x20_0000 | CLOSE_ON_EXEC;

    private GuestSocket() {}

    /**
     * Connects to one, whatever the machine made of its files: never to a socket of the host.
     *
     * @param init the machine's first process
     * @param name the file, as seen from the machine's root
     * @return nothing where nobody listens there
     * @throws IOException if that fails for another reason
     */
    public static Optional<SocketChannel> connect(long init, String name) throws IOException {
        int root;
        int file;
        try {
            root = CLibrary.open("/proc/" + init + "/root", PATH_ONLY);
        } catch (CLibrary.Failed e) {
            return Optional.empty();
        }
        try {
            file = GuestDevices.below(root, name, PATH_ONLY);
        } catch (CLibrary.Failed e) {
            return Optional.empty();
        } finally {
            CLibrary.close(root);
        }
        try {
            return reach(UnixDomainSocketAddress.of("/proc/self/fd/" + file));
        } finally {
            CLibrary.close(file);
        }
    }

    private static Optional<SocketChannel> reach(UnixDomainSocketAddress address) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean reached = false;
        try {
            reached = channel.connect(address);
            return Optional.of(channel);
        } catch (ConnectException e) {
            return Optional.empty();
        } finally {
            if (!reached) {
                channel.close();
            }
        }
    }
}
