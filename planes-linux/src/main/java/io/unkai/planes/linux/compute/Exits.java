package io.unkai.planes.linux.compute;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Watches the folder in which it is noted how machines ended. Machines whose watching process was killed leave no note; they are looked
 * for every few seconds.
 */
final class Exits implements AutoCloseable {
    private static final long LOOK_SECONDS = 5;

    private final WatchService service;
    private final Thread thread;
    private final Consumer<String> changed;
    private final Supplier<Set<String>> dead;
    private final Set<String> told = new HashSet<>();

    /**
     * Begins to watch.
     *
     * @param dead the machines that ended without a note
     */
    Exits(Path folder, Consumer<String> changed, Supplier<Set<String>> dead) throws IOException {
        this.changed = changed;
        this.dead = dead;
        service = folder.getFileSystem().newWatchService();
        folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        told.addAll(dead.get());
        thread = Thread.ofPlatform().daemon().name("machine exits").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = service.poll(LOOK_SECONDS, TimeUnit.SECONDS);
                if (key != null) {
                    tell(key);
                    key.reset();
                }
                look();
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            Logger.getLogger(Exits.class.getName()).log(Level.FINE, "machines are not watched any more");
        }
    }

    private void tell(WatchKey key) {
        for (var event : key.pollEvents()) {
            if (event.context() instanceof Path file
                    && file.toString().startsWith("i-")
                    && !file.toString().contains(".")) {
                changed.accept(file.toString());
            }
        }
    }

    private void look() {
        Set<String> now = dead.get();
        now.stream().filter(told::add).forEach(changed);
        told.retainAll(now);
    }

    @Override
    public void close() throws IOException {
        service.close();
        thread.interrupt();
    }
}
