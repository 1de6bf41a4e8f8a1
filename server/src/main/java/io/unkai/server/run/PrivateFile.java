package io.unkai.server.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files that only their owner may read, whole or not at all. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFile() {}

    /** Replaces the content of a file; a reader sees the old or the new one, never a part. Links are followed. */
    public static void write(Path file, String content) throws IOException {
        Path target = Files.isSymbolicLink(file) ? linkTarget(file) : file.toAbsolutePath();
        createFolder(target.resolveSibling("."));
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Files.deleteIfExists(part);
        try {
            writeNew(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Makes a folder and what leads to it, closed to others; one that exists is left as it is. */
    public static void createFolder(Path path) throws IOException {
        Path folder = path.toAbsolutePath().normalize();
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        } catch (FileAlreadyExistsException e) {
            throw new IOException(folder + " is not a folder", e);
        }
    }

    private static void writeNew(Path part, String content) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(part, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Where a chain of links ends, which need not exist yet. */
    private static Path linkTarget(Path link) throws IOException {
        if (Files.exists(link)) {
            return link.toRealPath();
        }
        Path target = link.toAbsolutePath().resolveSibling(Files.readSymbolicLink(link));
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(link + " is a chain of links that leads nowhere");
        }
        return target;
    }
}
