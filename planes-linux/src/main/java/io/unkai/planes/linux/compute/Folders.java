package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.ComputeException;
import io.unkai.planes.linux.sys.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders of all machines; only one thread at a time works on each. */
final class Folders {
    private static final int LOCKS = 256;

    private final Path machines;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);
    private final ReentrantLock slots = new ReentrantLock();

    Folders(Path machines) {
        this.machines = machines;
    }

    /** What is done with a machine. */
    @FunctionalInterface
    interface Work<T> {
        T call(Folder folder) throws IOException;
    }

    /** The folder of a machine. */
    Folder of(String id) {
        return Folder.of(machines, id);
    }

    /** Does something with a machine that nobody else does anything with meanwhile. */
    <T> T locked(String id, String what, Work<T> work) {
        Folder folder = of(id);
        ReentrantLock lock = locks[Math.floorMod(id.hashCode(), LOCKS)];
        lock.lock();
        try {
            return work.call(folder);
        } catch (IOException | CommandException e) {
            throw new ComputeException(id + " cannot be " + what + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** The machine's slot, which it keeps until it is removed. */
    int slot(Folder folder) throws IOException {
        OptionalLong own = folder.number(Folder.SLOT);
        if (own.isPresent()) {
            return (int) own.getAsLong();
        }
        slots.lock();
        try {
            var taken = new TreeSet<Long>();
            for (String id : ids()) {
                of(id).number(Folder.SLOT).ifPresent(taken::add);
            }
            int free = Slots.free(taken);
            Files.createDirectories(folder.path());
            folder.put(Folder.SLOT, Integer.toString(free));
            return free;
        } finally {
            slots.unlock();
        }
    }

    /** The machines that have one. */
    Set<String> ids() {
        try (Stream<Path> all = Files.list(machines)) {
            return all.map(path -> path.getFileName().toString()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new ComputeException("the machines cannot be listed: " + e.getMessage(), e);
        }
    }
}
