package io.unkai.services.compute.ec2.imports;

import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.HeadObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.BootDisk;
import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.planes.compute.ComputePlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.image.ImageDisk;
import io.unkai.services.compute.ec2.image.StoredImage;
import io.unkai.services.compute.ec2.imports.tree.Bytes;
import io.unkai.services.compute.ec2.imports.tree.TreeSize;
import io.unkai.services.compute.ec2.imports.tree.Trees;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.snapshot.Snapshots;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import io.unkai.services.compute.ec2.volume.VolumeSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Imports disks, some blocks at a time, so that an import goes on after a crash where it was and can be given up at any time.
 *
 * @param block keeps snapshots
 * @param compute says whether disks can boot as they are
 * @param cloud reads buckets
 */
public record ImportReconciler(
        Store store, BlockPlane block, ComputePlane compute, DataKeys keys, Cloud cloud, Supplier<Instant> clock)
        implements Reconciler {
    static final String ROOT_DEVICE = "/dev/sda1";

    private static final String PRINCIPAL = "vmie.amazonaws.com";
    private static final long GIBIBYTE = 1L << 30;
    private static final int MOST_GIBIBYTES = 16_384;
    /** Blocks that are imported between two looks at the record: 64 MiB. */
    private static final int STEP = 128;

    /** How much larger what is in a file may be than the file. */
    private static final int MOST_RATIO = 100;
    /** How long an import may take once things go wrong. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Override
    public String kind() {
        return StoredImport.KIND;
    }

    @Override
    public Outcome reconcile(String text) {
        var key = Key.parse(text);
        var table = StoredImport.table(Kind.IMAGE_IMPORT.isId(key.id()));
        var task = store.<@Nullable StoredImport>read(txn -> table.get(txn, key));
        if (task == null || task.progress().phase() == StoredImport.Phase.COMPLETED) {
            return Outcome.done();
        }
        if (task.progress().phase() != StoredImport.Phase.ACTIVE) {
            remove(task);
            return Outcome.done();
        }
        try {
            return step(task);
        } catch (BlockException e) {
            return clock.get().isBefore(task.started().plus(LONGEST))
                    ? Outcome.failed(String.valueOf(e.getMessage()))
                    : failed(task, String.valueOf(e.getMessage()));
        } catch (IOException | ApiException e) {
            return failed(task, "ClientError: Disk validation failed [" + e.getMessage() + "]");
        }
    }

    private Outcome step(StoredImport task) throws IOException {
        var source = source(task);
        if (Trees.FORMATS.contains(task.object().format())) {
            return files(task, source);
        }
        var whole = Disk.open(task.object().format(), source.file);
        var disk = task.image().isEmpty() || bootsAsItIs(whole) ? whole : RootPartition.of(whole);
        var progress = task.progress();
        int blocks = (int) ((disk.size() - 1) / SnapshotBlocks.SIZE + 1);
        if (progress.blocks() == 0) {
            begin(task, disk.size(), blocks, source.tag);
            return Outcome.again(Duration.ZERO);
        }
        if (blocks != progress.blocks()) {
            throw new IOException("This host began or ceased to run virtual machines while the disk was read.");
        }
        keys.make(task.secret());
        var contents = block.knowing(keys.of(task.snapshot(), task.secret())).contents();
        contents.begin(task.snapshot(), "", progress.gibibytes() * GIBIBYTE);
        int end = Math.min(progress.blocks(), progress.next() + STEP);
        int written = 0;
        byte[] data = new byte[SnapshotBlocks.SIZE];
        for (int i = progress.next(); i < end; i++) {
            long at = (long) i * SnapshotBlocks.SIZE;
            if (disk.mayHave(at, SnapshotBlocks.SIZE)) {
                disk.read(at, data);
                if (!isBlank(data)) {
                    contents.write(task.snapshot(), i, data);
                    written++;
                }
            }
        }
        checkRatio(source.file.size(), progress.written() + written);
        if (end < progress.blocks()) {
            update(task, task.with(progress.at(end, written)));
            return Outcome.again(Duration.ZERO);
        }
        complete(task.with(progress.at(end, written)));
        return Outcome.done();
    }

    /** Whether instances boot from a disk with its own boot loader and kernel; else only its files become an image. */
    private boolean bootsAsItIs(Disk disk) throws IOException {
        byte[] beginning = new byte[BootDisk.BEGINNING];
        disk.read(0, beginning);
        return BootDisk.begins(beginning) && compute.cannotVirtualize().isEmpty();
    }

    /** A small file that names the same data again and again must not fill the host's disk. */
    private static void checkRatio(long file, long written) throws IOException {
        if (written * SnapshotBlocks.SIZE > file * MOST_RATIO + GIBIBYTE) {
            throw new IOException("The disk is far larger than its file.");
        }
    }

    private static boolean isBlank(byte[] data) {
        for (byte one : data) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private record Found(ObjectSource file, String tag) {}

    private Found source(StoredImport task) throws IOException {
        var caller =
                new Cloud.Caller(PRINCIPAL, task.key().account(), task.key().region());
        var place = task.object();
        var head = cloud.call(
                caller,
                S3.HEAD_OBJECT,
                HeadObjectRequest.builder()
                        .bucket(place.bucket())
                        .key(place.name())
                        .build());
        var tag = String.valueOf(head.eTag());
        if (!task.progress().tag().isEmpty() && !task.progress().tag().equals(tag)) {
            throw new IOException("The object was changed while it was read.");
        }
        var object = GetObjectRequest.builder()
                .bucket(place.bucket())
                .key(place.name())
                .ifMatch(tag)
                .build();
        return new Found(
                new ObjectSource(cloud, caller, object, Objects.requireNonNullElse(head.contentLength(), 0L)), tag);
    }

    /** Files become a file system at once: they are looked through, then made. */
    private Outcome files(StoredImport task, Found source) throws IOException {
        var archive = new Bytes(source.file::read, 0, source.file.size());
        var tree = OnThread.get(() -> Trees.of(task.object().format(), archive, task.architecture()));
        var progress = task.progress();
        if (progress.blocks() == 0) {
            var size = OnThread.get(() -> TreeSize.of(tree));
            if (!size.boots()) {
                throw new IOException("There is no /sbin/init that an instance could boot with.");
            }
            begin(task, size.gibibytes() * GIBIBYTE, 1, source.tag);
            return Outcome.again(Duration.ZERO);
        }
        keys.make(task.secret());
        block.knowing(keys.of(task.snapshot(), task.secret()))
                .snapshotOf(task.snapshot(), progress.gibibytes() * GIBIBYTE, tree);
        complete(task.with(progress.at(1, 1)));
        return Outcome.done();
    }

    private void begin(StoredImport task, long size, int blocks, String tag) throws IOException {
        if (size <= 0 || size > MOST_GIBIBYTES * GIBIBYTE) {
            throw new IOException("The disk has between 1 byte and " + MOST_GIBIBYTES + " GiB.");
        }
        int gibibytes = (int) ((size - 1) / GIBIBYTE + 1);
        var next = new StoredImport.Progress(StoredImport.Phase.ACTIVE, tag, gibibytes, 0, blocks, 0, "");
        store.write(txn -> {
            if (isActive(txn, task)) {
                var words = task.description().isEmpty()
                        ? "Created by AWS-VMImport service for " + task.id()
                        : task.description();
                Snapshots.imported(
                        txn, task.key().sibling(task.snapshot()), gibibytes, task.secret(), words, clock.get());
                task.with(next).save(txn);
            }
            return true;
        });
    }

    private static boolean isActive(Txn txn, StoredImport task) {
        var now = task.table().get(txn, task.key());
        return now != null && now.progress().phase() == StoredImport.Phase.ACTIVE;
    }

    private void update(StoredImport task, StoredImport next) {
        store.write(txn -> {
            if (isActive(txn, task)) {
                next.table().put(txn, next);
            }
            return true;
        });
    }

    private void complete(StoredImport task) {
        store.write(txn -> {
            if (!isActive(txn, task)) {
                return false;
            }
            var snapshot = StoredSnapshot.find(txn, task.snapshot());
            if (snapshot == null) {
                task.with(task.progress().in(StoredImport.Phase.FAILED, "ClientError: The snapshot was deleted."))
                        .save(txn);
                return false;
            }
            snapshot.release(txn);
            if (!task.image().isEmpty()) {
                image(txn, task, snapshot);
            }
            task.table().put(txn, task.with(task.progress().in(StoredImport.Phase.COMPLETED, "")));
            return true;
        });
    }

    private void image(Txn txn, StoredImport task, StoredSnapshot snapshot) {
        var origin = new StoredImage.Origin(task.architecture(), ROOT_DEVICE, "", "", "", false, false, "", "");
        var spec = new VolumeSpec(snapshot.gibibytes(), "gp2", Math.max(100, 3 * snapshot.gibibytes()), 0);
        var disk = new ImageDisk(ROOT_DEVICE, snapshot.id(), spec, true, snapshot.secret() != null);
        var key = task.key().sibling(task.image());
        StoredImage.of(key, task.id(), task.description(), origin, List.of(disk), clock.get())
                .save(txn);
    }

    private Outcome failed(StoredImport task, String why) {
        store.write(txn -> {
            if (isActive(txn, task)) {
                task.with(task.progress().in(StoredImport.Phase.FAILED, why)).save(txn);
            }
            return true;
        });
        return Outcome.done();
    }

    /** Nothing is left of what did not become a snapshot. */
    private void remove(StoredImport task) {
        store.write(txn -> {
            var snapshot = StoredSnapshot.find(txn, task.snapshot());
            if (snapshot != null) {
                snapshot.delete(txn);
            }
            return true;
        });
        // It may have been begun again after its record was deleted.
        block.removeSnapshot(task.snapshot());
    }
}
