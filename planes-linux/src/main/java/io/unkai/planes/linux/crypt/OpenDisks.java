package io.unkai.planes.linux.crypt;

import io.unkai.planes.block.DiskKey;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.ffm.Signals;
import io.unkai.planes.linux.sys.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The encrypted disks that are open: each is a folder in which a {@link CryptMount} shows it. These go on when this process ends, and are found
 * again by the next one.
 *
 * @param folder where those folders are
 */
public record OpenDisks(Path folder) {
    private static final Duration STEP = Duration.ofMillis(5);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MOST_MOUNTS = 8;
    private static final String PROCESS = ".pid";
    private static final String MESSAGES = ".log";

    /** Why no encrypted disk can be opened on this host, or nothing. */
    public static Optional<String> unavailable() {
        if (!Files.exists(Path.of("/dev/fuse"))) {
            return Optional.of("the kernel has no file systems in user space (/dev/fuse)");
        }
        return Tools.firstMissing(List.of("setsid")).map(tool -> tool + " is not installed (package util-linux)");
    }

    /** The file that is an open disk, whether it is open or not. */
    public Path file(String id) {
        return folder.resolve(id).resolve(FuseSession.NAME);
    }

    /** Whether it is open. */
    public boolean isOpen(String id) {
        return Files.exists(file(id));
    }

    /** Opens a disk, unless it is open. @throws IOException if that fails */
    public void open(String id, Path encrypted, DiskKey key) throws IOException {
        if (isOpen(id)) {
            return;
        }
        close(id);
        Path place = Files.createDirectories(folder.resolve(id));
        Path messages = folder.resolve(id + MESSAGES);
        var process = CryptProgram.start(
                CryptMount.class, messages, List.of(key), encrypted.toString(), place.toString(), note(id).toString());
        await(id, process, messages);
    }

    private void await(String id, Process process, Path messages) throws IOException {
        try {
            for (long waited = 0; !isOpen(id); waited += STEP.toMillis()) {
                if (process.waitFor(STEP.toMillis(), TimeUnit.MILLISECONDS) || waited > LIMIT.toMillis()) {
                    process.destroyForcibly().waitFor();
                    var words = Files.readString(messages, StandardCharsets.UTF_8);
                    close(id);
                    throw new IOException("the encrypted disk " + id + " cannot be opened: "
                            + words.lines().findFirst().orElse("no answer"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException(e);
        }
    }

    private Path note(String id) {
        return folder.resolve(id + PROCESS);
    }

    /** Closes a disk, unless something uses it; does nothing where it is closed. @throws IOException if that fails */
    public void close(String id) throws IOException {
        Path place = folder.resolve(id);
        if (LoopDevice.isAttached(file(id))) {
            return;
        }
        // A process that was killed may have left one that is shown over.
        for (int i = 0; i < MOST_MOUNTS && Mounts.isMounted(place); i++) {
            Mounts.detach(place);
        }
        end(id);
        Files.deleteIfExists(note(id));
        Files.deleteIfExists(folder.resolve(id + MESSAGES));
        Files.deleteIfExists(place);
    }

    /** Mounts that copies of this namespace still have do not keep the program, which has nothing left to do. */
    private void end(String id) throws IOException {
        if (!Files.exists(note(id))) {
            return;
        }
        var number = Files.readString(note(id), StandardCharsets.UTF_8).strip();
        if (!number.matches("\\d{1,9}")) {
            return;
        }
        Path words = Path.of("/proc", number, "cmdline");
        for (long waited = 0; isOurs(words, id); waited += STEP.toMillis()) {
            if (waited > LIMIT.toMillis()) {
                throw new IOException("the program of the encrypted disk " + id + " does not end");
            }
            Signals.send(Long.parseLong(number), Signals.KILL);
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private boolean isOurs(Path words, String id) {
        try {
            return Files.readString(words, StandardCharsets.ISO_8859_1).contains(CryptMount.class.getName() + '\0')
                    && Files.readString(words, StandardCharsets.ISO_8859_1).contains('\0' + note(id).toString() + '\0');
        } catch (IOException gone) {
            return false;
        }
    }

    /** Closes all that nothing uses. */
    public void closeAll() throws IOException {
        if (Files.isDirectory(folder)) {
            for (var id : ids()) {
                close(id);
            }
        }
    }

    private List<String> ids() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .map(name -> name.substring(0, name.contains(".") ? name.indexOf('.') : name.length()))
                    .distinct()
                    .toList();
        }
    }
}
