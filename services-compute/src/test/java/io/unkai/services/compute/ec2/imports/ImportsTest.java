package io.unkai.services.compute.ec2.imports;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CancelImportTaskRequest;
import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DescribeImportImageTasksRequest;
import io.unkai.api.ec2.DescribeImportSnapshotTasksRequest;
import io.unkai.api.ec2.DescribeSnapshotsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ImageDiskContainer;
import io.unkai.api.ec2.ImportImageRequest;
import io.unkai.api.ec2.ImportImageTask;
import io.unkai.api.ec2.ImportSnapshotRequest;
import io.unkai.api.ec2.SnapshotDiskContainer;
import io.unkai.api.ec2.SnapshotTaskDetail;
import io.unkai.api.ec2.UserBucket;
import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.services.compute.ec2.TestHost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportsTest {
    private static final int CLUSTER = 1 << 16;
    private static final long COMPRESSED = 1L << 62;

    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private String ask(String format, byte[] object, UnaryOperator<ImportSnapshotRequest.Builder> with) {
        host.identity.objects.put("disks/one", object);
        var disk = SnapshotDiskContainer.builder().format(format).userBucket(new UserBucket("disks", "one"));
        var request = ImportSnapshotRequest.builder().diskContainer(disk.build());
        return String.valueOf(
                host.call(Ec2.IMPORT_SNAPSHOT, with.apply(request).build()).importTaskId());
    }

    private SnapshotTaskDetail task(String id) {
        var request = DescribeImportSnapshotTasksRequest.builder().importTaskIds(List.of(id));
        var found = list(
                host.call(Ec2.DESCRIBE_IMPORT_SNAPSHOT_TASKS, request.build()).importSnapshotTasks());
        return Objects.requireNonNull(found.getFirst().snapshotTaskDetail());
    }

    private SnapshotTaskDetail imported(String format, byte[] object) {
        var id = ask(format, object, with -> with);
        host.reconcile();
        return task(id);
    }

    private ImportImageTask image(byte[] object) {
        host.identity.objects.put("disks/root", object);
        var disk = ImageDiskContainer.builder()
                .format("raw")
                .url("s3://disks/root")
                .build();
        var id = String.valueOf(host.call(
                        Ec2.IMPORT_IMAGE,
                        ImportImageRequest.builder()
                                .diskContainers(List.of(disk))
                                .build())
                .importTaskId());
        host.reconcile();
        return list(host.call(
                                Ec2.DESCRIBE_IMPORT_IMAGE_TASKS,
                                DescribeImportImageTasksRequest.builder()
                                        .importTaskIds(List.of(id))
                                        .build())
                        .importImageTasks())
                .getFirst();
    }

    private String text(String snapshot, int block, int from, int length) {
        return new String(host.block.contents().read(snapshot, block), from, length, StandardCharsets.US_ASCII);
    }

    private static void put(byte[] disk, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, disk, at, bytes.length);
    }

    @Test
    void aRawDiskBecomesASnapshot() {
        byte[] disk = new byte[3 * SnapshotBlocks.SIZE + 700];
        put(disk, 5, "begin");
        put(disk, disk.length - 3, "end");
        var done = imported("RAW", disk);
        assertThat(done.status()).isEqualTo("completed");
        var snapshot = String.valueOf(done.snapshotId());
        assertThat(host.block.contents().of(snapshot, 0, 10)).containsExactly(0, 3);
        assertThat(text(snapshot, 0, 5, 5)).isEqualTo("begin");
        assertThat(text(snapshot, 3, 697, 3)).isEqualTo("end");
        var seen = list(host.call(
                                Ec2.DESCRIBE_SNAPSHOTS,
                                DescribeSnapshotsRequest.builder()
                                        .snapshotIds(List.of(snapshot))
                                        .build())
                        .snapshots())
                .getFirst();
        assertThat(seen.state()).isEqualTo("completed");
        assertThat(seen.volumeSize()).isEqualTo(1);
    }

    @Test
    void itCanBeEncrypted() {
        byte[] disk = new byte[1024];
        put(disk, 0, "secret");
        var id = ask("RAW", disk, with -> with.encrypted(true));
        host.reconcile();
        assertThat(task(id).encrypted()).isTrue();
        assertThat(host.block.isEncrypted(String.valueOf(task(id).snapshotId())))
                .isTrue();
    }

    /** A disk of two clusters with data, one of them compressed, a cluster of zeros, and a table that is missing. */
    private static byte[] qcow() {
        byte[] file = new byte[6 * CLUSTER];
        var all = ByteBuffer.wrap(file);
        all.putInt(0, 0x514649FB).putInt(4, 3).putInt(20, 16).putLong(24, 4L * CLUSTER);
        all.putInt(36, 1).putLong(40, CLUSTER).putInt(100, 104);
        all.putLong(CLUSTER, 2L * CLUSTER | Long.MIN_VALUE);
        all.putLong(2 * CLUSTER, 3L * CLUSTER | Long.MIN_VALUE);
        all.putLong(2 * CLUSTER + 8, 3L * CLUSTER | 1);
        put(file, 3 * CLUSTER + 9, "stored");
        byte[] plain = new byte[CLUSTER];
        put(plain, 100, "compressed");
        var deflater = new Deflater(9, true);
        deflater.setInput(plain);
        deflater.finish();
        byte[] packed = new byte[CLUSTER];
        int length = deflater.deflate(packed);
        deflater.end();
        int at = 4 * CLUSTER + 100;
        System.arraycopy(packed, 0, file, at, length);
        long sectors = (at % 512L + length - 1) / 512;
        all.putLong(2 * CLUSTER + 24, COMPRESSED | sectors << 54 | at);
        return file;
    }

    @Test
    void aQcowDiskBecomesASnapshot() {
        var done = imported("qcow2", qcow());
        assertThat(done.status()).as(done.statusMessage()).isEqualTo("completed");
        var snapshot = String.valueOf(done.snapshotId());
        assertThat(text(snapshot, 0, 9, 6)).isEqualTo("stored");
        assertThat(text(snapshot, 0, CLUSTER + 9, 6)).isEqualTo("\0\0\0\0\0\0");
        assertThat(text(snapshot, 0, 3 * CLUSTER + 100, 10)).isEqualTo("compressed");
    }

    /** Whatever is in a file, its import ends, and leaves nothing where it failed. */
    @Test
    void hostileFilesAreRefused() {
        long seed = 6;
        var random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            byte[] file = qcow();
            for (int j = 0; j < 6; j++) {
                int at = random.nextInt(3) * CLUSTER + random.nextInt(112);
                file[at] = (byte) random.nextInt();
            }
            var done = imported("QCOW2", file);
            assertThat(done.status()).as("seed %d, %d", seed, i).isIn("completed", "deleted");
        }
        assertThat(imported("QCOW2", new byte[10]).statusMessage()).startsWith("ClientError");
        assertThat(imported("RAW", new byte[0]).status()).isEqualTo("deleted");
        assertThat(host.block.contents().begun()).isEmpty();
    }

    /** A disk whose second partition is an ext4 file system. */
    private static byte[] partitioned() {
        byte[] disk = new byte[1 << 20];
        var all = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
        all.putShort(510, (short) 0xAA55);
        disk[446 + 4] = (byte) 0xEE;
        all.putLong(512, 0x5452_4150_2049_4645L)
                .putLong(512 + 72, 2)
                .putInt(512 + 80, 4)
                .putInt(512 + 84, 128);
        all.putLong(1024 + 32, 10).putLong(1024 + 40, 99);
        all.putLong(1024 + 128 + 32, 100).putLong(1024 + 128 + 40, 1999);
        all.putLong(1024 + 256 + 32, 100).putLong(1024 + 256 + 40, 1L << 62);
        all.putShort(100 * 512 + 1024 + 56, (short) 0xEF53);
        put(disk, 100 * 512 + 3000, "root file system");
        return disk;
    }

    @Test
    void anImageIsMadeOfTheRootFileSystem() {
        var done = image(partitioned());
        assertThat(done.status()).as(done.statusMessage()).isEqualTo("completed");
        var image = list(host.call(
                                Ec2.DESCRIBE_IMAGES,
                                DescribeImagesRequest.builder()
                                        .imageIds(List.of(String.valueOf(done.imageId())))
                                        .build())
                        .images())
                .getFirst();
        assertThat(image.state()).isEqualTo("available");
        assertThat(image.name()).isEqualTo(done.importTaskId());
        var disk = Objects.requireNonNull(
                list(image.blockDeviceMappings()).getFirst().ebs());
        assertThat(text(String.valueOf(disk.snapshotId()), 0, 3000, 16)).isEqualTo("root file system");
        assertThat(host.block.contents().read(String.valueOf(disk.snapshotId()), 1))
                .endsWith(new byte[100 * 512]);
    }

    /** The same with a boot loader. */
    private static byte[] bootable() {
        byte[] disk = partitioned();
        disk[0] = (byte) 0xEB;
        return disk;
    }

    private String snapshot(ImportImageTask done) {
        var request = DescribeImagesRequest.builder().imageIds(List.of(String.valueOf(done.imageId())));
        var image =
                list(host.call(Ec2.DESCRIBE_IMAGES, request.build()).images()).getFirst();
        return String.valueOf(Objects.requireNonNull(
                        list(image.blockDeviceMappings()).getFirst().ebs())
                .snapshotId());
    }

    @Test
    void aDiskWithABootLoaderStaysAsItIsWhereVirtualMachinesRun() {
        assertThat(text(snapshot(image(bootable())), 0, 3000, 16)).isEqualTo("root file system");
        host.compute.virtual(true);
        assertThat(text(snapshot(image(partitioned())), 0, 3000, 16)).isEqualTo("root file system");
        assertThat(text(snapshot(image(bootable())), 0, 100 * 512 + 3000, 16)).isEqualTo("root file system");
    }

    @Test
    void whatHasNoRootFileSystemIsNoImage() {
        var done = image(new byte[1 << 20]);
        assertThat(done.status()).isEqualTo("deleted");
        assertThat(done.statusMessage()).contains("No ext4 file system");
        assertThat(host.block.snapshots()).isEmpty();
    }

    @Test
    void importsAreGivenUp() {
        var id = ask("RAW", new byte[1 << 20], with -> with);
        var request = CancelImportTaskRequest.builder().importTaskId(id).build();
        assertThat(host.call(Ec2.CANCEL_IMPORT_TASK, request).previousState()).isEqualTo("active");
        host.reconcile();
        assertThat(task(id).status()).isEqualTo("deleted");
        assertThat(host.block.snapshots()).isEmpty();
        assertThat(refusal(() -> host.call(Ec2.CANCEL_IMPORT_TASK, request))).isEqualTo("IncorrectState");
    }

    @Test
    void onlyThoseImportWhoMayRead() {
        host.access = (action, resource) -> !action.equals("s3:GetObject");
        assertThat(refusal(() -> ask("RAW", new byte[1], with -> with))).isEqualTo("InvalidParameter");
    }

    @Test
    void otherFormatsAreRefused() {
        assertThat(refusal(() -> ask("VMDK", new byte[1], with -> with))).isEqualTo("UnsupportedOperation");
        assertThat(refusal(() -> ask("floppy", new byte[1], with -> with))).isEqualTo("InvalidParameterValue");
    }
}
