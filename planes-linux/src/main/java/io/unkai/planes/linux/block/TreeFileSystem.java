package io.unkai.planes.linux.block;

import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.FileTree;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.FolderFiles;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.ffm.PrivateMounts;
import io.unkai.planes.linux.image.RootFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An ext4 file system that is made with files of others on it. The kernel mounts it while it is made, for nobody else to see: it was made
 * here a moment ago, so that nothing on it is what somebody else wrote as a file system.
 */
final class TreeFileSystem {
    private static final Path TARGET = Path.of("/run/unkai-tree");

    private final FileTree files;
    /** What is wrong with the files, which is not the plane's fault. */
    private @Nullable IOException wrong;

    private TreeFileSystem(FileTree files) {
        this.files = files;
    }

    /** Lets somebody make one where he makes disks. @throws IOException where something is wrong with the files */
    static void of(FileTree files, Consumer<TreeFileSystem> making) throws IOException {
        var system = new TreeFileSystem(files);
        try {
            making.accept(system);
        } catch (BlockException e) {
            if (system.wrong != null) {
                throw system.wrong;
            }
            throw e;
        }
    }

    /** Makes it in a file of zeros. */
    void make(Path file) throws IOException {
        RootFormat.make(file);
        Files.createDirectories(TARGET);
        var opened = new AtomicReference<@Nullable FolderFiles>();
        try (var device = LoopDevice.attach(file);
                var mounts = PrivateMounts.with(() -> opened.set(mount(device)))) {
            fill(opened.get());
        }
        Detached.await(file);
    }

    private static FolderFiles mount(LoopDevice device) throws IOException {
        long flags = Mounts.NO_DEVICES | Mounts.NO_SET_ID | Mounts.NO_PROGRAMS | Mounts.NO_ACCESS_TIMES;
        Mounts.mount(device.path().toString(), TARGET, "ext4", flags);
        return FolderFiles.open(TARGET);
    }

    /** On a thread of the system, as copying files would keep everyone else waiting. */
    private void fill(@Nullable FolderFiles target) throws IOException {
        if (target == null) {
            throw new IOException("nothing was mounted");
        }
        try (target) {
            var task = new FutureTask<Boolean>(() -> {
                files.makeIn(target);
                return true;
            });
            Thread.ofPlatform().daemon().name("files of others").start(task);
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            wrong = e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
            throw wrong;
        }
    }
}
