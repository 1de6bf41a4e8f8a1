package io.unkai.server.data;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.seal.Sealer;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The key that seals secrets at rest. It lives outside the data directory, so that a copy of that directory alone tells no secret:
 * {@code $UNKAI_MACHINE_KEY}, else {@code /etc/unkai/machine.key} for root, else {@code ~/.config/unkai/machine.key}.
 */
public final class MachineKey {
    private MachineKey() {}

    /** Where the key is for this user. */
    public static Path location(Map<String, String> environment) {
        var chosen = environment.get("UNKAI_MACHINE_KEY");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        if ("root".equals(System.getProperty("user.name"))) {
            return Path.of("/etc/unkai/machine.key");
        }
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return Path.of(home, ".config", "unkai", "machine.key");
    }

    /**
     * Reads the key, or makes it where there is none.
     *
     * @throws IOException if it can be neither read nor made, or is not a key
     */
    public static byte[] readOrMake(Path file, Ids ids) throws IOException {
        if (!Files.exists(file)) {
            make(file, ids);
        }
        var key = Files.readAllBytes(file);
        if (key.length != Sealer.KEY_BYTES) {
            throw new IOException("the machine key " + file + " has " + key.length + " bytes, not " + Sealer.KEY_BYTES
                    + "; restore it from where you keep it, or remove it and run `unkai reset --yes`");
        }
        return key;
    }

    private static void make(Path file, Ids ids) throws IOException {
        var key = new byte[Sealer.KEY_BYTES];
        ids.fill(key);
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder);
        }
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var half = Files.createTempFile(folder, "machine", ".key", ownerOnly);
        try {
            Files.write(half, key, StandardOpenOption.SYNC);
            // A link appears whole or not at all, and never in place of a key that another server made meanwhile.
            Files.createLink(file, half);
        } catch (FileAlreadyExistsException another) {
            Logger.getLogger(MachineKey.class.getName()).log(Level.FINE, "key made meanwhile", another);
        } finally {
            Files.delete(half);
        }
    }
}
