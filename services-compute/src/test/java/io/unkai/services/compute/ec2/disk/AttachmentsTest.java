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
import io.unkai.api.ec2.InstanceBlockDeviceMapping;
import io.unkai.api.ec2.InstanceBlockDeviceMappingSpecification;
import io.unkai.api.ec2.ModifyInstanceAttributeRequest;
import io.unkai.api.ec2.StartInstancesRequest;
import io.unkai.api.ec2.StopInstancesRequest;
import io.unkai.api.ec2.TerminateInstancesRequest;
import io.unkai.api.ec2.Volume;
import io.unkai.api.ec2.VolumeAttachment;
import io.unkai.services.compute.ec2.TestHost;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest {
    private final TestHost host = new TestHost();
    private final Disks disks = new Disks(host);
    private String instance = "";
    private String volume = "";

    @BeforeEach
    void begin() {
        instance = host.running(with -> with);
        var placement = host.instance(instance).placement();
        volume = volume(String.valueOf(placement == null ? null : placement.availabilityZone()));
    }

    @AfterEach
    void close() {
        host.close();
    }

    private String volume(String zone) {
        return disks.volume(with -> with.availabilityZone(zone).size(1));
    }

    private VolumeAttachment attach(String id, String device) {
        return host.call(
                Ec2.ATTACH_VOLUME,
                AttachVolumeRequest.builder()
                        .volumeId(id)
                        .instanceId(instance)
                        .device(device)
                        .build());
    }

    private VolumeAttachment detach(String id, boolean force) {
        return host.call(
                Ec2.DETACH_VOLUME,
                DetachVolumeRequest.builder().volumeId(id).force(force).build());
    }

    private Volume seen() {
        return disks.see(volume);
    }

    private String phase() {
        return String.valueOf(list(seen().attachments()).getFirst().state());
    }

    @Test
    void attachesAndDetachesARunningMachine() {
        var asked = attach(volume, "/dev/sdf");
        assertThat(asked.state()).isEqualTo("attaching");
        assertThat(asked.deleteOnTermination()).isFalse();
        assertThat(seen().state()).isEqualTo("in-use");
        assertThat(refusal(() -> attach(volume, "/dev/sdg"))).isEqualTo("VolumeInUse");
        host.reconcile();
        assertThat(phase()).isEqualTo("attached");
        assertThat(host.compute.attached(instance)).containsExactly(entry("sdf", volume));
        assertThat(list(host.instance(instance).blockDeviceMappings()))
                .extracting(InstanceBlockDeviceMapping::deviceName)
                .containsExactlyInAnyOrder("/dev/xvda", "/dev/sdf");
        assertThat(refusal(() -> host.call(
                        Ec2.DELETE_VOLUME,
                        DeleteVolumeRequest.builder().volumeId(volume).build())))
                .isEqualTo("VolumeInUse");
        assertThat(detach(volume, false).state()).isEqualTo("detaching");
        host.reconcile();
        assertThat(seen().state()).isEqualTo("available");
        assertThat(host.compute.attached(instance)).isEmpty();
        assertThat(refusal(() -> detach(volume, false))).isEqualTo("IncorrectState");
    }

    @Test
    void whatIsMountedStaysUnlessItIsForced() {
        attach(volume, "/dev/xvdf");
        host.reconcile();
        host.compute.mounted(volume, true);
        detach(volume, false);
        host.reconcile();
        assertThat(phase()).isEqualTo("busy");
        assertThat(host.compute.attached(instance)).containsKey("xvdf");
        detach(volume, true);
        host.reconcile();
        assertThat(seen().state()).isEqualTo("available");
    }

    @Test
    void comesBackAfterStopsAndReboots() {
        attach(volume, "/dev/xvdf");
        host.reconcile();
        host.compute.guestReboots(instance);
        host.reconcile();
        assertThat(host.compute.attached(instance)).containsKey("xvdf");
        host.call(
                Ec2.STOP_INSTANCES,
                StopInstancesRequest.builder().instanceIds(List.of(instance)).build());
        host.reconcile();
        assertThat(phase()).isEqualTo("attached");
        var placement = host.instance(instance).placement();
        var second = volume(String.valueOf(placement == null ? null : placement.availabilityZone()));
        attach(second, "/dev/xvdg");
        host.reconcile();
        host.call(
                Ec2.START_INSTANCES,
                StartInstancesRequest.builder().instanceIds(List.of(instance)).build());
        host.reconcile();
        assertThat(host.compute.attached(instance)).containsOnlyKeys("xvdf", "xvdg");
    }

    @Test
    void goesWithTheInstanceOnlyWhereThatIsAskedFor() {
        attach(volume, "/dev/xvdf");
        var zone = String.valueOf(seen().availabilityZone());
        var other = volume(zone);
        attach(other, "/dev/xvdg");
        host.reconcile();
        host.call(
                Ec2.MODIFY_INSTANCE_ATTRIBUTE,
                ModifyInstanceAttributeRequest.builder()
                        .instanceId(instance)
                        .blockDeviceMappings(List.of(InstanceBlockDeviceMappingSpecification.builder()
                                .deviceName("/dev/xvdg")
                                .ebs(EbsInstanceBlockDeviceSpecification.builder()
                                        .deleteOnTermination(true)
                                        .build())
                                .build()))
                        .build());
        host.call(
                Ec2.TERMINATE_INSTANCES,
                TerminateInstancesRequest.builder()
                        .instanceIds(List.of(instance))
                        .build());
        host.reconcile();
        assertThat(seen().state()).isEqualTo("available");
        assertThat(host.block.volumes()).containsExactly(volume);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xvdf", "/dev/null", "/dev/../etc", "/dev/xvdf/..", "/dev/nvme1n1", "/dev/sdf16", "/dev/"})
    void refusesWhatIsNoDevice(String device) {
        assertThat(refusal(() -> attach(volume, device))).isEqualTo("InvalidParameterValue");
        assertThat(seen().state()).isEqualTo("available");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(refusal(() -> attach(volume, "/dev/xvda"))).isEqualTo("InvalidParameterValue");
        var far = volume(String.valueOf(seen().availabilityZone()).endsWith("a") ? "us-east-1b" : "us-east-1a");
        assertThat(refusal(() -> attach(far, "/dev/xvdf"))).isEqualTo("InvalidVolume.ZoneMismatch");
        assertThat(refusal(() -> attach("vol-01234567", "/dev/xvdf"))).isEqualTo("InvalidVolume.NotFound");
        var root =
                list(host.instance(instance).blockDeviceMappings()).getFirst().ebs();
        assertThat(refusal(() -> detach(String.valueOf(root == null ? null : root.volumeId()), true)))
                .isEqualTo("OperationNotPermitted");
    }
}
