package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.sys.Command;
import java.nio.file.Path;

/** A key to log in to machines with. */
final class LoginKey {
    private LoginKey() {}

    /** Makes one in a folder; its public half is beside it. */
    static Path make(Path folder) {
        Path key = folder.resolve("key");
        Command.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .check();
        return key;
    }
}
