package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.GuestDevices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The certificate of the authority that machines trust beside the world's. A machine finds it in a file of its own, and its image puts
 * it into the trust store.
 *
 * @param certificate PEM, or nothing where there is none
 */
record Trusted(String certificate) {
    /** Where a machine sees it. */
    static final String SEEN = "/run/unkai/authority.pem";
    /** Where it lies for the supervisor, as nobody may look into the data directory. */
    static final Path PLACE = GuestDevices.NODES.resolve("authority.pem");

    /** What a file says, if it is there. */
    static Trusted read(Path file) throws IOException {
        try {
            return new Trusted(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return new Trusted("");
        }
    }

    boolean known() {
        return !certificate.isEmpty();
    }

    /** Writes it where supervisors see it; called in the mounts of one. */
    void place() throws IOException {
        if (known()) {
            Files.writeString(PLACE, certificate, StandardCharsets.US_ASCII);
            Files.setPosixFilePermissions(PLACE, PosixFilePermissions.fromString("r--r--r--"));
        }
    }
}
