package io.unkai.services.compute.ec2.disk;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.CopyImageRequest;
import io.unkai.api.ec2.CreateImageRequest;
import io.unkai.api.ec2.CreateSnapshotRequest;
import io.unkai.api.ec2.CreateVolumeRequest;
import io.unkai.api.ec2.DeleteSnapshotRequest;
import io.unkai.api.ec2.DeleteSnapshotReturnCode;
import io.unkai.api.ec2.DeregisterImageRequest;
import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.Image;
import io.unkai.api.ec2.RegisterImageRequest;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2.TerminateInstancesRequest;
import io.unkai.kernel.store.Range;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images that accounts make, and what begins as them. */
class AmisTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private String root(String instance) {
        return host.store.read(txn -> {
            try (var cursor = txn.scan(StoredInstance.TABLE.table(), Range.ALL)) {
                while (cursor.hasNext()) {
                    var one = cursor.next().value();
                    if (one.id().equals(instance)) {
                        return one.root().volume();
                    }
                }
            }
            throw new AssertionError(instance);
        });
    }

    private String create(String instance, UnaryOperator<CreateImageRequest.Builder> with) {
        var request = CreateImageRequest.builder().instanceId(instance).name("golden");
        return String.valueOf(
                host.call(Ec2.CREATE_IMAGE, with.apply(request).build()).imageId());
    }

    private Image image(String id) {
        return images(with -> with.imageIds(List.of(id))).getFirst();
    }

    private List<Image> images(UnaryOperator<DescribeImagesRequest.Builder> with) {
        return list(host.call(
                        Ec2.DESCRIBE_IMAGES,
                        with.apply(DescribeImagesRequest.builder()).build())
                .images());
    }

    private static EbsBlockDevice ebs(Image image, int index) {
        var disk = list(image.blockDeviceMappings()).get(index).ebs();
        if (disk == null) {
            throw new AssertionError(image.toString());
        }
        return disk;
    }

    private static String snapshot(Image image) {
        return String.valueOf(ebs(image, 0).snapshotId());
    }

    private void deregister(String image) {
        host.call(
                Ec2.DEREGISTER_IMAGE,
                DeregisterImageRequest.builder().imageId(image).build());
    }

    private void deleteSnapshot(String id) {
        host.call(
                Ec2.DELETE_SNAPSHOT,
                DeleteSnapshotRequest.builder().snapshotId(id).build());
    }

    @Test
    void anInstanceBeginsWithWhatWasOnTheOther() {
        var first = host.running(with -> with);
        host.block.write(root(first), "sentinel");
        var id = create(first, with -> with.noReboot(true).description("with all we need"));
        assertThat(image(id).state()).isEqualTo("pending");
        assertThat(refusal(() -> host.run(with -> with.imageId(id)))).isEqualTo("InvalidAMIID.Unavailable");
        host.reconcile();
        host.block.write(root(first), "later");
        var made = image(id);
        assertThat(made.state()).isEqualTo("available");
        assertThat(made.ownerId()).isEqualTo(TestHost.ACCOUNT);
        assertThat(made.imageLocation()).isEqualTo(TestHost.ACCOUNT + "/golden");
        assertThat(made.sourceInstanceId()).isEqualTo(first);
        assertThat(made.rootDeviceName()).isEqualTo("/dev/xvda");
        assertThat(made.architecture()).isEqualTo("x86_64");
        assertThat(made.public_()).isFalse();
        assertThat(ebs(made, 0).volumeSize()).isEqualTo(8);
        assertThat(host.compute.state(first).name()).isEqualTo("RUNNING");
        var second = host.running(with -> with.imageId(id));
        assertThat(host.block.read(root(second))).isEqualTo("sentinel");
        var third = host.running(with -> with.imageId(id)
                .blockDeviceMappings(
                        List.of(root(EbsBlockDevice.builder().volumeSize(20).build()))));
        assertThat(host.block.bytes(root(third))).isEqualTo(20L << 30);
        assertThat(host.instance(second).imageId()).isEqualTo(id);
    }

    private static BlockDeviceMapping root(EbsBlockDevice disk) {
        return BlockDeviceMapping.builder().deviceName("/dev/xvda").ebs(disk).build();
    }

    @Test
    void theInstanceIsOffWhileItsVolumesAreKept() {
        var first = host.running(with -> with);
        var before = host.compute.machine(first);
        host.compute.used(first, 5);
        var id = create(first, with -> with);
        var snapshot = snapshot(image(id));
        assertThat(host.block.snapshots()).isEmpty();
        host.reconcile();
        assertThat(image(id).state()).isEqualTo("available");
        assertThat(host.block.snapshots()).containsExactly(snapshot);
        assertThat(host.state(first)).isEqualTo("running");
        assertThat(host.compute.machine(first)).isEqualTo(before);
        assertThat(host.compute.processorTime(first))
                .as("since it booted again")
                .isZero();
    }

    @Test
    void anInstanceThatIsTerminatedMeanwhileFailsTheImage() {
        var first = host.running(with -> with);
        var id = create(first, with -> with);
        host.call(
                Ec2.TERMINATE_INSTANCES,
                TerminateInstancesRequest.builder().instanceIds(List.of(first)).build());
        host.reconcile();
        var failed = image(id);
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.stateReason()).isNotNull();
        deregister(id);
        assertThat(refusal(() -> image(id))).isEqualTo("InvalidAMIID.NotFound");
    }

    @Test
    void volumesBesideTheRootAreKeptAddedAndLeftOut() {
        var disk = BlockDeviceMapping.builder()
                .deviceName("/dev/sdf")
                .ebs(EbsBlockDevice.builder().volumeSize(3).build())
                .build();
        var first = host.running(with -> with.blockDeviceMappings(List.of(disk)));
        host.block.write(data(first), "data");
        var blank = BlockDeviceMapping.builder()
                .deviceName("/dev/sdg")
                .ebs(EbsBlockDevice.builder().volumeSize(5).volumeType("gp3").build())
                .build();
        var id = create(first, with -> with.noReboot(true).blockDeviceMappings(List.of(blank)));
        host.reconcile();
        assertThat(list(image(id).blockDeviceMappings()))
                .extracting(BlockDeviceMapping::deviceName)
                .containsExactlyInAnyOrder("/dev/xvda", "/dev/sdf", "/dev/sdg");
        var second = host.running(with -> with.imageId(id));
        assertThat(host.compute.attached(second)).containsOnlyKeys("sdf", "sdg");
        assertThat(host.block.read(String.valueOf(host.compute.attached(second).get("sdf"))))
                .isEqualTo("data");
        var without =
                BlockDeviceMapping.builder().deviceName("/dev/sdf").noDevice("").build();
        var third = host.running(with -> with.imageId(id).blockDeviceMappings(List.of(without)));
        assertThat(host.compute.attached(third)).containsOnlyKeys("sdg");
        var small = create(first, with -> with.noReboot(true).name("small").blockDeviceMappings(List.of(without)));
        assertThat(image(small).blockDeviceMappings()).hasSize(1);
    }

    private String data(String instance) {
        return String.valueOf(host.compute.attached(instance).get("sdf"));
    }

    @Test
    void snapshotsOfImagesStayUntilTheseAreGone() {
        var first = host.running(with -> with);
        var id = create(
                first,
                with -> with.noReboot(true)
                        .tagSpecifications(List.of(
                                TagSpecification.builder()
                                        .resourceType("image")
                                        .tags(List.of(new Tag("kind", "image")))
                                        .build(),
                                TagSpecification.builder()
                                        .resourceType("snapshot")
                                        .tags(List.of(new Tag("kind", "snapshot")))
                                        .build())));
        assertThat(refusal(() -> deregister(id))).isEqualTo("IncorrectState");
        host.reconcile();
        assertThat(image(id).tags()).containsExactly(new Tag("kind", "image"));
        var snapshot = snapshot(image(id));
        assertThat(refusal(() -> deleteSnapshot(snapshot))).isEqualTo("InvalidSnapshot.InUse");
        host.run(with -> with.imageId(id));
        deregister(id);
        deleteSnapshot(snapshot);
        host.reconcile();
        host.reconcile();
        assertThat(host.block.snapshots()).isEmpty();
        assertThat(refusal(() -> host.run(with -> with.imageId(id)))).isEqualTo("InvalidAMIID.NotFound");
        assertThat(volumes())
                .hasSize(2)
                .allSatisfy(volume -> assertThat(host.block.read(volume)).isEqualTo("bookworm"));
    }

    @Test
    void snapshotsGoWithTheImageWhereThatIsAskedFor() {
        var first = host.running(with -> with);
        var id = create(first, with -> with.noReboot(true));
        host.reconcile();
        var snapshot = snapshot(image(id));
        var gone = host.call(
                Ec2.DEREGISTER_IMAGE,
                DeregisterImageRequest.builder()
                        .imageId(id)
                        .deleteAssociatedSnapshots(true)
                        .build());
        assertThat(list(gone.deleteSnapshotResults()))
                .extracting(DeleteSnapshotReturnCode::snapshotId, DeleteSnapshotReturnCode::returnCode)
                .containsExactly(tuple(snapshot, "success"));
        host.reconcile();
        assertThat(host.block.snapshots()).isEmpty();
    }

    private List<String> volumes() {
        return host.store.read(txn -> StoredVolume.TABLE.all(txn, host.account, host.region).stream()
                .map(StoredVolume::id)
                .toList());
    }

    @Test
    void namesAreOnceEach() {
        var first = host.running(with -> with);
        var id = create(first, with -> with.noReboot(true));
        assertThat(refusal(() -> create(first, with -> with))).isEqualTo("InvalidAMIName.Duplicate");
        assertThat(refusal(() -> create(first, with -> with.name("a")))).isEqualTo("InvalidAMIName.Malformed");
        assertThat(refusal(() -> create(first, with -> with.name("a*b*c")))).isEqualTo("InvalidAMIName.Malformed");
        assertThat(refusal(() -> create("i-01234567", with -> with.name("other"))))
                .isEqualTo("InvalidInstanceID.NotFound");
        host.reconcile();
        deregister(id);
        assertThat(create(first, with -> with.noReboot(true))).startsWith("ami-");
    }

    @Test
    void isCopiedToAnotherRegionWithWhatItIsMadeOf() {
        var first = host.running(with -> with);
        host.block.write(root(first), "far");
        var id = create(first, with -> with.noReboot(true).description("words"));
        var request = CopyImageRequest.builder()
                .sourceRegion("us-east-1")
                .sourceImageId(id)
                .name("golden");
        host.region = "eu-west-1";
        assertThat(refusal(() -> host.call(Ec2.COPY_IMAGE, request.build()))).isEqualTo("InvalidAMIID.Unavailable");
        host.reconcile();
        var copy = String.valueOf(host.call(Ec2.COPY_IMAGE, request.build()).imageId());
        assertThat(image(copy).state()).isEqualTo("pending");
        assertThat(image(copy).description()).isEqualTo("words");
        assertThat(image(copy).sourceImageId()).isEqualTo(id);
        host.region = "us-east-1";
        var snapshot = snapshot(image(id));
        deregister(id);
        deleteSnapshot(snapshot);
        host.region = "eu-west-1";
        host.reconcile();
        assertThat(image(copy).state()).isEqualTo("available");
        var second = host.running(with -> with.imageId(copy));
        assertThat(host.block.read(root(second))).isEqualTo("far");
        var offered = host.image();
        assertThat(refusal(() -> host.call(
                        Ec2.COPY_IMAGE,
                        CopyImageRequest.builder()
                                .sourceRegion("eu-west-1")
                                .sourceImageId(offered)
                                .name("other")
                                .build())))
                .isEqualTo("InvalidRequest");
    }

    @Test
    void isMadeOfASnapshot() {
        var first = host.running(with -> with);
        var snapshot = snapshot(image(create(first, with -> with.noReboot(true))));
        host.reconcile();
        var disk = BlockDeviceMapping.builder()
                .deviceName("/dev/sda1")
                .ebs(EbsBlockDevice.builder()
                        .snapshotId(snapshot)
                        .volumeType("gp3")
                        .build())
                .build();
        var request = RegisterImageRequest.builder()
                .name("registered")
                .architecture("x86_64")
                .virtualizationType("hvm")
                .rootDeviceName("/dev/sda1");
        assertThat(refusal(() -> host.call(Ec2.REGISTER_IMAGE, request.build())))
                .isEqualTo("InvalidBlockDeviceMapping");
        var id = String.valueOf(host.call(
                        Ec2.REGISTER_IMAGE,
                        request.blockDeviceMappings(List.of(disk)).build())
                .imageId());
        host.reconcile();
        assertThat(image(id).state()).isEqualTo("available");
        var second = host.running(with -> with.imageId(id));
        assertThat(host.instance(second).rootDeviceName()).isEqualTo("/dev/sda1");
        assertThat(images(with -> with.owners(List.of("self"))
                        .filters(List.of(new Filter("block-device-mapping.snapshot-id", List.of(snapshot))))))
                .hasSize(2);
    }

    /** What no machine could boot from ends the launch, and the volume with it. */
    @Test
    void aDiskWithoutAFileSystemIsNotBooted() {
        var blank = host.call(
                        Ec2.CREATE_VOLUME,
                        CreateVolumeRequest.builder()
                                .availabilityZone("us-east-1a")
                                .size(1)
                                .build())
                .volumeId();
        host.reconcile();
        var snapshot = host.call(
                        Ec2.CREATE_SNAPSHOT,
                        CreateSnapshotRequest.builder().volumeId(blank).build())
                .snapshotId();
        host.reconcile();
        var disk = root(EbsBlockDevice.builder().snapshotId(snapshot).build());
        var id = host.call(
                        Ec2.REGISTER_IMAGE,
                        RegisterImageRequest.builder()
                                .name("blank")
                                .architecture("x86_64")
                                .rootDeviceName("/dev/xvda")
                                .blockDeviceMappings(List.of(disk))
                                .build())
                .imageId();
        host.reconcile();
        var instance = String.valueOf(host.run(with -> with.imageId(id)).instanceId());
        host.reconcile();
        assertThat(host.state(instance)).isEqualTo("terminated");
        assertThat(volumes()).containsExactly(String.valueOf(blank));
    }
}
