package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.ffm.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files of the host that a machine sees and cannot change, such as the certificate of the authority that it trusts. They lie for its
 * supervisor in a folder of its own, as nobody may look into the data directory.
 *
 * @param files where they are, by the names that they have in the machine
 */
record SeenFiles(Map<String, Path> files) {
    private static final Path SEEN = Path.of("/run/unkai");

    /** Those that are there now. */
    SeenFiles present() {
        return new SeenFiles(files.entrySet().stream()
                .filter(file -> Files.isRegularFile(file.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Shows them to supervisors; called in the mounts of one. */
    void place() throws IOException {
        for (var file : files.entrySet()) {
            Mounts.bind(file.getValue(), Files.createFile(place(file.getKey())));
        }
    }

    private static Path place(String name) {
        return GuestDevices.NODES.resolve(name);
    }

    /** What is mounted in the machine, for its configuration. */
    List<Map<String, Object>> mounts() {
        return files.keySet().stream()
                .map(name -> Bundle.bind(SEEN.resolve(name), place(name), "ro", "nosuid", "nodev", "noexec"))
                .toList();
    }
}
