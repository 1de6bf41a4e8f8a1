package io.unkai.services.compute.ec2.disk;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.unkai.api.ec2.AttachVolumeRequest;
import io.unkai.api.ec2.DeleteVolumeRequest;
import io.unkai.api.ec2.DetachVolumeRequest;
import io.unkai.api.ec2.EbsInstanceBlockDeviceSpecification;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.InstanceBlockDeviceMappingSpecification;
import io.unkai.api.ec2.ModifyInstanceAttributeRequest;
import io.unkai.api.ec2.ModifyVolumeRequest;
import io.unkai.api.ec2.Placement;
import io.unkai.api.ec2.StopInstancesRequest;
import io.unkai.api.ec2.TerminateInstancesRequest;
import io.unkai.api.ec2.VolumeAttachment;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.volume.Attachment;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import io.unkai.services.compute.ec2.volume.VolumeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Volumes of several instances at a time. */
class MultiAttachTest {
    private static final String ZONE = "us-east-1a";

    private final TestHost host = new TestHost();
    private final Disks disks = new Disks(host);
    private String first = "";
    private String second = "";

    @BeforeEach
    void begin() {
        first = running("t3.nano");
        second = running("t3.nano");
    }

    @AfterEach
    void close() {
        host.close();
    }

    private String running(String type) {
        var place = Placement.builder().availabilityZone(ZONE).build();
        return host.running(with -> with.instanceType(type).placement(place));
    }

    private String volume(String type) {
        return disks.volume(with ->
                with.availabilityZone(ZONE).size(4).volumeType(type).iops(100).multiAttachEnabled(true));
    }

    private VolumeAttachment attach(String volume, String instance, String device) {
        var request = AttachVolumeRequest.builder()
                .volumeId(volume)
                .instanceId(instance)
                .device(device);
        return host.call(Ec2.ATTACH_VOLUME, request.build());
    }

    private VolumeAttachment detach(String volume, @Nullable String instance) {
        var request = DetachVolumeRequest.builder().volumeId(volume).instanceId(instance);
        return host.call(Ec2.DETACH_VOLUME, request.build());
    }

    private List<String> phases(String volume) {
        return list(disks.see(volume).attachments()).stream()
                .map(one -> one.instanceId() + " " + one.device() + " " + one.state())
                .toList();
    }

    private void modify(String volume, UnaryOperator<ModifyVolumeRequest.Builder> with) {
        host.call(
                Ec2.MODIFY_VOLUME,
                with.apply(ModifyVolumeRequest.builder().volumeId(volume)).build());
        host.reconcile();
    }

    private void terminate(String instance) {
        host.call(
                Ec2.TERMINATE_INSTANCES,
                TerminateInstancesRequest.builder()
                        .instanceIds(List.of(instance))
                        .build());
        host.reconcile();
    }

    @Test
    void severalInstancesHaveIt() {
        var shared = volume("io2");
        assertThat(disks.see(shared).multiAttachEnabled()).isTrue();
        attach(shared, first, "/dev/sdf");
        attach(shared, second, "/dev/sdg");
        host.reconcile();
        assertThat(phases(shared)).containsExactly(first + " /dev/sdf attached", second + " /dev/sdg attached");
        assertThat(disks.see(shared).state()).isEqualTo("in-use");
        assertThat(host.compute.attached(first)).containsExactly(entry("sdf", shared));
        assertThat(host.compute.attached(second)).containsExactly(entry("sdg", shared));
        assertThat(refusal(() -> attach(shared, first, "/dev/sdh"))).isEqualTo("VolumeInUse");
        var filter = Filter.builder().name("attachment.instance-id").values(List.of(second));
        assertThat(disks.all(with -> with.filters(List.of(filter.build()))))
                .anyMatch(one -> shared.equals(one.volumeId()));
        assertThat(refusal(() -> detach(shared, null))).isEqualTo("MissingParameter");
        assertThat(refusal(() -> detach(shared, "i-01234567"))).isEqualTo("InvalidAttachment.NotFound");
        assertThat(detach(shared, first).instanceId()).isEqualTo(first);
        assertThat(phases(shared)).containsExactly(first + " /dev/sdf detaching", second + " /dev/sdg attached");
        host.reconcile();
        assertThat(phases(shared)).containsExactly(second + " /dev/sdg attached");
        assertThat(host.compute.attached(first)).isEmpty();
        assertThat(host.compute.attached(second)).containsExactly(entry("sdg", shared));
        assertThat(refusal(() -> host.call(
                        Ec2.DELETE_VOLUME,
                        DeleteVolumeRequest.builder().volumeId(shared).build())))
                .isEqualTo("VolumeInUse");
        detach(shared, null);
        host.reconcile();
        assertThat(disks.see(shared).state()).isEqualTo("available");
    }

    @Test
    void theLastInstanceDecidesWhetherItGoes() {
        var shared = volume("io1");
        attach(shared, first, "/dev/sdf");
        attach(shared, second, "/dev/sdf");
        host.reconcile();
        for (var instance : List.of(first, second)) {
            var disk = EbsInstanceBlockDeviceSpecification.builder().deleteOnTermination(true);
            var mapping = InstanceBlockDeviceMappingSpecification.builder()
                    .deviceName("/dev/sdf")
                    .ebs(disk.build());
            host.call(
                    Ec2.MODIFY_INSTANCE_ATTRIBUTE,
                    ModifyInstanceAttributeRequest.builder()
                            .instanceId(instance)
                            .blockDeviceMappings(List.of(mapping.build()))
                            .build());
        }
        terminate(first);
        assertThat(phases(shared)).containsExactly(second + " /dev/sdf attached");
        terminate(second);
        assertThat(refusal(() -> disks.see(shared))).isEqualTo("InvalidVolume.NotFound");
    }

    @Test
    void anInstanceThatIsOffKeepsIt() {
        var shared = volume("io2");
        attach(shared, first, "/dev/sdf");
        host.call(
                Ec2.STOP_INSTANCES,
                StopInstancesRequest.builder().instanceIds(List.of(second)).build());
        host.reconcile();
        attach(shared, second, "/dev/sdf");
        host.reconcile();
        assertThat(phases(shared)).containsExactly(first + " /dev/sdf attached", second + " /dev/sdf attached");
        assertThat(host.compute.attached(second)).isEmpty();
        assertThat(host.compute.attached(first)).containsKey("sdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gp2", "gp3", "standard"})
    void otherTypesCannotBeShared(String type) {
        assertThat(refusal(() -> disks.ask(with -> with.size(8).volumeType(type).multiAttachEnabled(true))))
                .isEqualTo("InvalidParameterCombination");
    }

    @Test
    void onlyNitroInstancesUpToSixteen() {
        var shared = volume("io2");
        var old = running("t2.nano");
        assertThat(refusal(() -> attach(shared, old, "/dev/sdf"))).isEqualTo("UnsupportedOperation");
        var all = new ArrayList<>(List.of(first, second));
        while (all.size() < 17) {
            all.add(running("t3.nano"));
        }
        all.subList(0, 16).forEach(instance -> attach(shared, instance, "/dev/sdf"));
        assertThat(refusal(() -> attach(shared, all.getLast(), "/dev/sdf"))).isEqualTo("AttachmentLimitExceeded");
        host.reconcile();
        assertThat(phases(shared)).hasSize(16).allMatch(phase -> phase.endsWith(" attached"));
    }

    @Test
    void isSwitchedOnIo2WhileNobodyHasIt() {
        var plain = disks.volume(
                with -> with.availabilityZone(ZONE).size(4).volumeType("io2").iops(100));
        attach(plain, first, "/dev/sdf");
        host.reconcile();
        assertThat(refusal(() -> attach(plain, second, "/dev/sdf"))).isEqualTo("VolumeInUse");
        assertThat(refusal(() -> modify(plain, with -> with.multiAttachEnabled(true))))
                .isEqualTo("IncorrectState");
        detach(plain, first);
        host.reconcile();
        modify(plain, with -> with.multiAttachEnabled(true));
        assertThat(disks.see(plain).multiAttachEnabled()).isTrue();
        attach(plain, first, "/dev/sdf");
        attach(plain, second, "/dev/sdf");
        host.reconcile();
        host.now = host.now.plusSeconds(7 * 3600);
        assertThat(refusal(() -> modify(plain, with -> with.multiAttachEnabled(false))))
                .isEqualTo("IncorrectState");
        assertThat(refusal(() -> modify(plain, with -> with.volumeType("gp3"))))
                .isEqualTo("InvalidParameterCombination");
        modify(plain, with -> with.size(5));
        assertThat(host.block.bytes(plain)).isEqualTo(5L << 30);
        assertThat(disks.see(plain).multiAttachEnabled()).isTrue();
        var old = volume("io1");
        assertThat(refusal(() -> modify(old, with -> with.size(5)))).isEqualTo("UnsupportedOperation");
        assertThat(refusal(() -> modify(old, with -> with.multiAttachEnabled(false))))
                .isEqualTo("UnsupportedOperation");
    }

    /** What a volume was stored as when it had one attachment at most. */
    private record Before(
            Key key,
            String zone,
            int gibibytes,
            String type,
            int iops,
            int throughput,
            String snapshot,
            Instant created,
            @Nullable Attachment attachment,
            VolumeState state,
            boolean autoEnableIo) {}

    @Test
    void readsWhatWasStoredWithOneAttachment() {
        var key = new Key(TestHost.ACCOUNT, "us-east-1", "vol-01234567");
        var attachment = Attachment.root("i-01234567", "/dev/xvda", TestHost.START, true);
        var before = new Before(
                key, "us-east-1a", 8, "gp3", 3000, 125, "", TestHost.START, attachment, VolumeState.AVAILABLE, true);
        var stored = RecordCodec.of(Before.class).encode(before);
        var read = RecordCodec.of(StoredVolume.class).decode(stored);
        assertThat(read.attachments()).containsExactly(attachment);
        assertThat(read.status()).isEqualTo("in-use");
        assertThat(read.multiAttach()).isFalse();
        var again = RecordCodec.of(StoredVolume.class)
                .decode(RecordCodec.of(StoredVolume.class).encode(read.detached("i-01234567")));
        assertThat(again.attachments()).isEmpty();
        assertThat(again.autoEnableIo()).isTrue();
    }
}
