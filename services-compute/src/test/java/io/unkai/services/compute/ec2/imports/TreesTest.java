package io.unkai.services.compute.ec2.imports;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DescribeImportImageTasksRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ImageDiskContainer;
import io.unkai.api.ec2.ImportImageRequest;
import io.unkai.api.ec2.ImportImageTask;
import io.unkai.api.ec2.ImportSnapshotRequest;
import io.unkai.api.ec2.SnapshotDiskContainer;
import io.unkai.services.compute.ec2.TestHost;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images of root file systems and container images. */
class TreesTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private ImportImageTask imported(String format, byte[] object) {
        host.identity.objects.put("disks/tree", object);
        var disk = ImageDiskContainer.builder().format(format).url("s3://disks/tree");
        var id = host.call(
                        Ec2.IMPORT_IMAGE,
                        ImportImageRequest.builder()
                                .diskContainers(List.of(disk.build()))
                                .build())
                .importTaskId();
        host.reconcile();
        var request = DescribeImportImageTasksRequest.builder().importTaskIds(List.of(String.valueOf(id)));
        return list(host.call(Ec2.DESCRIBE_IMPORT_IMAGE_TASKS, request.build()).importImageTasks())
                .getFirst();
    }

    private List<String> files(ImportImageTask task) {
        assertThat(task.status()).as(task.statusMessage()).isEqualTo("completed");
        var request = DescribeImagesRequest.builder().imageIds(List.of(String.valueOf(task.imageId())));
        var image =
                list(host.call(Ec2.DESCRIBE_IMAGES, request.build()).images()).getFirst();
        assertThat(image.state()).isEqualTo("available");
        var disk = Objects.requireNonNull(
                list(image.blockDeviceMappings()).getFirst().ebs());
        host.block.createFrom("vol-00000001", String.valueOf(disk.snapshotId()), 64L << 30);
        return host.block.read("vol-00000001").lines().toList();
    }

    private static Tar root() {
        return new Tar().folder("./").folder("./sbin/").file("./sbin/init", "first");
    }

    @Test
    void aTarballBecomesAnImage() {
        var tar = root().symlink("bin", "usr/bin")
                .link("/sbin/again", "sbin/init")
                .member("dev/null", '3', "", new byte[0])
                .pax("path", "long/" + "x".repeat(200))
                .file("short", "text");
        assertThat(files(imported("tar", Tar.gzip(tar.make()))))
                .containsExactlyInAnyOrder(
                        "/",
                        "bin->usr/bin",
                        "long/" + "x".repeat(200) + "=text",
                        "sbin/",
                        "sbin/again=first",
                        "sbin/init=first");
    }

    private static byte[] layout(String architecture, byte[]... layers) {
        var tar = new Tar();
        var named = new StringBuilder();
        for (byte[] layer : layers) {
            tar.bytes("blobs/sha256/" + Tar.sha256(layer), layer);
            named.append(named.isEmpty() ? "" : ",")
                    .append("{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"sha256:")
                    .append(Tar.sha256(layer))
                    .append("\"}");
        }
        byte[] manifest = ("{\"schemaVersion\":2,\"layers\":[" + named + "]}").getBytes(StandardCharsets.UTF_8);
        var index = "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"sha256:" + Tar.sha256(manifest)
                + "\",\"platform\":{\"os\":\"linux\",\"architecture\":\"" + architecture + "\"}}]}";
        return tar.bytes("blobs/sha256/" + Tar.sha256(manifest), manifest)
                .file("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}")
                .file("index.json", index)
                .make();
    }

    @Test
    void layersHideWhatIsBelowThem() {
        byte[] low = Tar.gzip(root().file("etc/old", "1")
                .file("etc/kept", "2")
                .file("opt/a", "3")
                .file("opt/deep/b", "4")
                .file("srv/file", "5")
                .make());
        byte[] high = Tar.gzip(new Tar()
                .file("opt/new", "6")
                .file("etc/.wh.old", "")
                .file("opt/.wh..wh..opq", "")
                .file(".wh.srv", "")
                .file("sbin/init", "second")
                .make());
        assertThat(files(imported("OCI", layout("amd64", low, high))))
                .containsExactlyInAnyOrder("/", "etc/kept=2", "opt/new=6", "sbin/", "sbin/init=second");
    }

    @Test
    void whatDockerSavedIsRead() {
        var saved = new Tar()
                .bytes("a/layer.tar", root().make())
                .bytes("b/layer.tar", new Tar().file("app", "run").make())
                .file("manifest.json", "[{\"Config\":\"c.json\",\"Layers\":[\"a/layer.tar\",\"b/layer.tar\"]}]");
        assertThat(files(imported("OCI", saved.make()))).contains("sbin/init=first", "app=run");
    }

    static Stream<byte[]> hostile() {
        byte[] damaged = layout("amd64", Tar.gzip(root().make()));
        damaged[512 + 40] ^= 1;
        return Stream.of(
                root().file("../etc/passwd", "x").make(),
                root().file("a/../../etc/passwd", "x").make(),
                root().link("etc/shadow", "../../etc/shadow").make(),
                root().file("x".repeat(90) + "/" + "y".repeat(9), "x")
                        .pax("path", "z".repeat(300))
                        .file("f", "")
                        .make(),
                root().pax("path", "d/".repeat(400) + "f").file("f", "x").make(),
                root().pax("size", "-5").file("f", "x").make(),
                root().pax("size", "999999999999999999").file("f", "x").make(),
                root().pax("GNU.sparse.major", "1").file("f", "x").make(),
                root().member("x", 'L', "", new byte[2 << 20]).make(),
                root().member("x", 'x', "", "99 path=short\n".getBytes(StandardCharsets.UTF_8))
                        .make(),
                root().symlink("link", "").make(),
                new Tar().file("", "x").make(),
                new Tar().file("etc/motd", "no init").make(),
                new byte[5],
                Tar.gzip(new byte[1 << 20]),
                "%PDF".repeat(300).getBytes(StandardCharsets.UTF_8),
                damaged,
                layout("arm64", Tar.gzip(root().make())),
                new Tar().file("index.json", "{\"manifests\":[").make(),
                new Tar().file("index.json", "[".repeat(5000)).make(),
                new Tar().file("index.json", "{}").make(),
                new Tar().file("manifest.json", "[{\"Layers\":[\"../../x\"]}]").make(),
                Tar.gzip(layout("amd64", root().make())));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileArchivesAreRefused(byte[] archive) {
        for (var format : List.of("TAR", "OCI")) {
            var task = imported(format, archive);
            assertThat(task.status()).isEqualTo("deleted");
            assertThat(task.statusMessage()).startsWith("ClientError: ");
        }
        assertThat(host.block.snapshots()).isEmpty();
    }

    /** A layer of a small archive that is named often is not read without end. */
    @Test
    void smallArchivesDoNotBecomeEndless() {
        byte[] zeros = new byte[8 << 20];
        byte[] layer = Tar.gzip(root().bytes("zeros", zeros).make());
        var many = new byte[40][];
        Arrays.fill(many, layer);
        var task = imported("OCI", layout("amd64", many));
        assertThat(task.statusMessage()).contains("far larger");
    }

    @Test
    void whateverIsDamagedAnImportEnds() {
        long seed = 11;
        var random = new Random(seed);
        byte[] good = root().symlink("a", "b").pax("path", "c/d").file("e", "f").make();
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            bad[512 * random.nextInt(8) + 156] = (byte) "01256xgLKSZ7".charAt(random.nextInt(12));
            var task = imported("TAR", bad);
            assertThat(task.status())
                    .as("seed %d, %d: %s", seed, i, task.statusMessage())
                    .isIn("completed", "deleted");
        }
    }

    @Test
    void aDiskIsNoArchive() {
        var disk = SnapshotDiskContainer.builder().format("TAR").url("s3://disks/tree");
        var request = ImportSnapshotRequest.builder().diskContainer(disk.build());
        assertThat(refusal(() -> host.call(Ec2.IMPORT_SNAPSHOT, request.build())))
                .isEqualTo("InvalidParameterValue");
    }
}
