package io.unkai.services.compute.ec2.instance;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.DescribeInstancesRequest;
import io.unkai.api.ec2.DescribeVolumesRequest;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.GetConsoleOutputRequest;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.InstanceState;
import io.unkai.api.ec2.InstanceStateChange;
import io.unkai.api.ec2.ModifyInstanceAttributeRequest;
import io.unkai.api.ec2.RebootInstancesRequest;
import io.unkai.api.ec2.StartInstancesRequest;
import io.unkai.api.ec2.StateReason;
import io.unkai.api.ec2.StopInstancesRequest;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2.TerminateInstancesRequest;
import io.unkai.api.ec2.Volume;
import io.unkai.planes.compute.MachineState;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.UnavailableNetworkPlane;
import io.unkai.services.compute.ec2.TestHost;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstancesTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void launchesAnInstanceOnAMachine() {
        var launched = host.run(with -> with.tagSpecifications(List.of(tags("instance"), tags("volume"))));

        assertThat(launched.state()).isEqualTo(new InstanceState(0, "pending"));
        assertThat(launched.stateReason()).isEqualTo(new StateReason("pending", "pending"));
        host.reconcile();
        var id = Objects.requireNonNull(launched.instanceId());
        var running = host.instance(id);
        assertThat(running.state()).isEqualTo(new InstanceState(16, "running"));
        assertThat(running.stateReason()).isNull();
        assertThat(running.tags()).containsExactly(new Tag("team", "web"));
        assertThat(running.publicIpAddress()).startsWith("198.51.100.");
        assertThat(running.privateIpAddress()).startsWith("172.31.");
        assertThat(running.privateDnsName())
                .isEqualTo("ip-" + text(running.privateIpAddress()).replace('.', '-') + ".ec2.internal");
        assertThat(host.compute.state(id)).isEqualTo(MachineState.RUNNING);
        var machine = host.compute.machine(id).orElseThrow();
        assertThat(machine.vcpus()).isEqualTo(2);
        assertThat(machine.memory()).isEqualTo(1L << 30);
        var eni = list(running.networkInterfaces()).getFirst();
        assertThat(host.network.plugged(text(running.vpcId()))).containsEntry(text(eni.networkInterfaceId()), "eth0");
        assertThat(Objects.requireNonNull(eni.attachment()).status()).isEqualTo("attached");
        var volume = volumes().getFirst();
        assertThat(host.block.volumes()).containsExactly(text(volume.volumeId()));
        assertThat(volume.tags()).containsExactly(new Tag("team", "web"));
        assertThat(volume.size()).isEqualTo(8);
        assertThat(console(id)).contains("login:");
    }

    private static TagSpecification tags(String type) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(List.of(new Tag("team", "web")))
                .build();
    }

    private List<Volume> volumes() {
        return list(
                host.call(Ec2.DESCRIBE_VOLUMES, DescribeVolumesRequest.builder().build())
                        .volumes());
    }

    private String console(String id) {
        var output = host.call(
                        Ec2.GET_CONSOLE_OUTPUT,
                        GetConsoleOutputRequest.builder().instanceId(id).build())
                .output();
        return new String(java.util.Base64.getDecoder().decode(text(output)), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void launchesWithDataVolumes() {
        var id = host.running(
                with -> with.blockDeviceMappings(List.of(disk("/dev/sdf", 3, true), disk("/dev/sdg", 4, false))));
        assertThat(host.compute.attached(id)).containsOnlyKeys("sdf", "sdg");
        assertThat(list(host.instance(id).blockDeviceMappings())).hasSize(3);
        assertThat(volumes()).allMatch(volume -> "in-use".equals(volume.state()));
        host.call(
                Ec2.TERMINATE_INSTANCES,
                TerminateInstancesRequest.builder().instanceIds(List.of(id)).build());
        host.reconcile();
        assertThat(volumes()).extracting(Volume::size).containsExactly(4);
    }

    @Test
    void stopsAndStartsWithTheSameVolumeAndAnotherPublicAddress() {
        var id = host.running(with -> with);
        var before = host.instance(id);
        var machineVolume = host.compute.machine(id).orElseThrow().rootVolume();

        assertThat(stop(id)).isEqualTo(change(id, 16, "running", 64, "stopping"));
        host.reconcile();
        var stopped = host.instance(id);
        assertThat(stopped.state()).isEqualTo(new InstanceState(80, "stopped"));
        assertThat(stopped.publicIpAddress()).isNull();
        assertThat(stopped.privateIpAddress()).isEqualTo(before.privateIpAddress());
        assertThat(stopped.stateTransitionReason()).isEqualTo("User initiated (2026-11-22 10:00:00 GMT)");
        assertThat(Objects.requireNonNull(stopped.stateReason()).code()).isEqualTo("Client.UserInitiatedShutdown");
        assertThat(host.compute.machines()).isEmpty();
        assertThat(host.network.plugged(text(before.vpcId()))).isEmpty();
        assertThat(stop(id)).isEqualTo(change(id, 80, "stopped", 80, "stopped"));

        host.now = host.now.plusSeconds(60);
        assertThat(start(id)).isEqualTo(change(id, 80, "stopped", 0, "pending"));
        host.reconcile();
        var started = host.instance(id);
        assertThat(host.state(id)).isEqualTo("running");
        assertThat(started.publicIpAddress()).startsWith("198.51.100.");
        assertThat(started.launchTime()).isEqualTo(host.now);
        assertThat(host.compute.machine(id).orElseThrow().rootVolume()).isEqualTo(machineVolume);
    }

    private static InstanceStateChange change(String id, int from, String fromName, int to, String toName) {
        return new InstanceStateChange(new InstanceState(to, toName), id, new InstanceState(from, fromName));
    }

    private InstanceStateChange stop(String id) {
        var request = StopInstancesRequest.builder().instanceIds(List.of(id)).build();
        return list(host.call(Ec2.STOP_INSTANCES, request).stoppingInstances()).getFirst();
    }

    private InstanceStateChange start(String id) {
        var request = StartInstancesRequest.builder().instanceIds(List.of(id)).build();
        return list(host.call(Ec2.START_INSTANCES, request).startingInstances()).getFirst();
    }

    private InstanceStateChange terminate(String id) {
        var request =
                TerminateInstancesRequest.builder().instanceIds(List.of(id)).build();
        return list(host.call(Ec2.TERMINATE_INSTANCES, request).terminatingInstances())
                .getFirst();
    }

    @Test
    void terminatedInstancesGiveEverythingBackAndAreShownForAnHour() {
        var id = host.running(with -> with);
        var vpc = text(host.instance(id).vpcId());

        assertThat(terminate(id)).isEqualTo(change(id, 16, "running", 32, "shutting-down"));
        host.reconcile();
        var gone = host.instance(id);
        assertThat(gone.state()).isEqualTo(new InstanceState(48, "terminated"));
        assertThat(gone.networkInterfaces()).isNullOrEmpty();
        assertThat(host.compute.machines()).isEmpty();
        assertThat(host.block.volumes()).isEmpty();
        assertThat(volumes()).isEmpty();
        assertThat(host.network.live(vpc).orElseThrow().interfaces()).isEmpty();
        assertThat(terminate(id)).isEqualTo(change(id, 48, "terminated", 48, "terminated"));
        assertThat(refusal(() -> start(id))).isEqualTo("IncorrectInstanceState");

        host.now = host.now.plus(Duration.ofMinutes(59));
        host.reconcile();
        assertThat(host.state(id)).isEqualTo("terminated");
        host.now = host.now.plus(Duration.ofMinutes(2));
        host.reconcile();
        assertThat(refusal(() -> host.instance(id))).isEqualTo("InvalidInstanceID.NotFound");
    }

    @Test
    void aGuestThatPowersOffIsStoppedOrTerminatedAsItsAttributeSays() {
        var stopped = host.running(with -> with);
        var terminated = host.running(with -> with.instanceInitiatedShutdownBehavior("terminate"));

        host.compute.guestPowersOff(stopped);
        host.compute.guestPowersOff(terminated);
        host.reconcile();

        assertThat(host.state(stopped)).isEqualTo("stopped");
        assertThat(Objects.requireNonNull(host.instance(stopped).stateReason()).code())
                .isEqualTo("Client.InstanceInitiatedShutdown");
        assertThat(host.state(terminated)).isEqualTo("terminated");
    }

    @Test
    void rebootsFromInsideAndOutsideKeepItRunning() {
        var id = host.running(with -> with);

        host.compute.guestReboots(id);
        host.reconcile();
        assertThat(host.compute.state(id)).isEqualTo(MachineState.RUNNING);
        reboot(id);
        host.reconcile();

        assertThat(host.compute.state(id)).isEqualTo(MachineState.RUNNING);
        assertThat(host.state(id)).isEqualTo("running");
        assertThat(host.network.plugged(text(host.instance(id).vpcId()))).hasSize(1);
    }

    private void pass(Duration time) {
        host.now = host.now.plus(time);
    }

    private void reboot(String id) {
        host.call(
                Ec2.REBOOT_INSTANCES,
                RebootInstancesRequest.builder().instanceIds(List.of(id)).build());
        host.reconcile();
    }

    @Test
    void aGuestThatDoesNotRebootHasItsPowerCutAfterMinutes() {
        var id = host.running(with -> with);
        host.compute.used(id, 1);
        host.compute.hangs(id);
        reboot(id);
        pass(Duration.ofMinutes(3));
        reboot(id);
        assertThat(host.compute.processorTime(id)).isOne();

        pass(Duration.ofMinutes(1));
        host.reconcile();

        assertThat(host.compute.state(id)).isEqualTo(MachineState.RUNNING);
        assertThat(host.state(id)).isEqualTo("running");
        assertThat(host.compute.processorTime(id)).isZero();
    }

    @Test
    void aGuestThatRebootsIsLeftAloneAfterwards() {
        var id = host.running(with -> with);
        reboot(id);
        host.reconcile();
        host.compute.used(id, 1);
        pass(Duration.ofMinutes(10));
        host.reconcile();

        assertThat(host.compute.processorTime(id)).isOne();
    }

    @Test
    void aGuestThatPowersOffWhenAskedForARebootStaysOff() {
        var id = host.running(with -> with);
        host.compute.hangs(id);
        reboot(id);
        host.compute.guestPowersOff(id);
        host.reconcile();

        assertThat(host.state(id)).isEqualTo("stopped");
        pass(Duration.ofMinutes(10));
        host.reconcile();
        assertThat(host.state(id)).isEqualTo("stopped");
    }

    @Test
    void aHostThatWasRestartedGetsItsMachinesBackAndLosesStrangers() {
        var id = host.running(with -> with);
        host.compute.hostRestarted();
        var stranger = "i-0123456789abcdef0";
        host.compute.create(
                new io.unkai.planes.compute.Machine(stranger, "vol-0123456789abcdef0", "ip-10-0-0-1", 1, 1 << 20, 100));

        host.start();
        host.reconcile();

        assertThat(host.compute.machines()).containsExactly(id);
        assertThat(host.compute.state(id)).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void protectedInstancesAreNeitherStoppedNorTerminated() {
        var id = host.running(with -> with.disableApiStop(true).disableApiTermination(true));

        assertThat(refusal(() -> stop(id))).isEqualTo("OperationNotPermitted");
        assertThat(refusal(() -> terminate(id))).isEqualTo("OperationNotPermitted");
        host.call(
                Ec2.MODIFY_INSTANCE_ATTRIBUTE,
                ModifyInstanceAttributeRequest.builder()
                        .instanceId(id)
                        .disableApiTermination(new AttributeBooleanValue(false))
                        .build());
        terminate(id);
        host.reconcile();
        assertThat(host.state(id)).isEqualTo("terminated");
    }

    @Test
    void aTokenLaunchesOnce() {
        var first = host.run(with -> with.clientToken("once"));
        var second = host.run(with -> with.clientToken("once"));

        assertThat(second.instanceId()).isEqualTo(first.instanceId());
        assertThat(refusal(() -> host.run(with -> with.clientToken("once").instanceType("t3.small"))))
                .isEqualTo("IdempotentParameterMismatch");
    }

    @Test
    void aFullHostLaunchesNoMore() {
        var big = host.running(with -> with.instanceType("r5.4xlarge"));
        host.running(with -> with.instanceType("r5.4xlarge"));

        assertThat(refusal(() -> host.run(with -> with))).isEqualTo("InsufficientInstanceCapacity");
        stop(big);
        host.reconcile();
        var several = host.call(
                        Ec2.RUN_INSTANCES,
                        io.unkai.api.ec2.RunInstancesRequest.builder()
                                .imageId(host.image())
                                .instanceType("m5.4xlarge")
                                .minCount(1)
                                .maxCount(5)
                                .build())
                .instances();
        assertThat(several).as("as many as there is room for").hasSize(2);
        assertThat(list(several)).extracting(Instance::amiLaunchIndex).containsExactly(0, 1);
        assertThat(refusal(() -> start(big))).isEqualTo("InsufficientInstanceCapacity");
    }

    @Test
    void anImageThatCannotBeMadeEndsTheLaunchWithTheReason() {
        host.block.offline(true);
        var id = text(host.run(with -> with).instanceId());
        host.reconcile();

        var ended = host.instance(id);
        assertThat(host.state(id)).isEqualTo("terminated");
        var reason = Objects.requireNonNull(ended.stateReason());
        assertThat(reason.code()).isEqualTo("Server.InternalError");
        assertThat(reason.message()).contains("there is no network");
        host.block.offline(false);
        host.now = host.now.plusSeconds(1);
        assertThat(host.running(with -> with)).isNotEqualTo(id);
    }

    @Test
    void aHostThatWasRestartedGetsItsNetworksBackAndLosesStrangers() {
        host.running(with -> with);
        var made = host.network.vpcs();
        assertThat(made).isNotEmpty();
        host.network.removeAll();
        host.network.apply(Network.empty("vpc-0123456789abcdef0", List.of(Cidr.parse("10.9.0.0/16"))));
        host.start();
        host.reconcile();
        assertThat(host.network.vpcs()).isEqualTo(made);
    }

    @Test
    void aHostThatCannotRunInstancesSaysSo() {
        try (var bare = new TestHost(new UnavailableNetworkPlane("nftables is missing"))) {
            var refused = io.unkai.services.compute.ec2.TestEc2.refused(() -> bare.run(with -> with));
            assertThat(refused.code()).isEqualTo("Unsupported");
            assertThat(refused.message()).contains("nftables is missing");
            assertThat(bare.call(
                                    Ec2.DESCRIBE_INSTANCES,
                                    DescribeInstancesRequest.builder().build())
                            .reservations())
                    .isNullOrEmpty();
        }
    }

    @Test
    void rootVolumesHaveTheSizeThatWasAskedForAndStayWhereAsked() {
        var id = host.running(with -> with.blockDeviceMappings(List.of(disk("/dev/xvda", 20, false))));

        assertThat(volumes()).extracting(Volume::size).containsExactly(20);
        terminate(id);
        host.reconcile();
        assertThat(volumes()).extracting(Volume::state).containsExactly("available");
        assertThat(host.block.volumes()).hasSize(1);
        assertThat(refusal(() -> host.run(with -> with.blockDeviceMappings(List.of(disk("/dev/xvda", 4, true))))))
                .isEqualTo("InvalidBlockDeviceMapping");
        assertThat(refusal(() -> host.run(with ->
                        with.blockDeviceMappings(List.of(disk("/dev/sdf", 8, true), disk("/dev/sdf", 8, true))))))
                .isEqualTo("InvalidBlockDeviceMapping");
        assertThat(refusal(() -> host.run(with -> with.blockDeviceMappings(List.of(disk("/dev/null", 8, true))))))
                .isEqualTo("InvalidParameterValue");
    }

    private static BlockDeviceMapping disk(String device, int size, boolean goes) {
        return BlockDeviceMapping.builder()
                .deviceName(device)
                .ebs(EbsBlockDevice.builder()
                        .volumeSize(size)
                        .deleteOnTermination(goes)
                        .build())
                .build();
    }

    @Test
    void filtersAndPagesFindInstances() {
        var micro = host.running(with -> with);
        for (int i = 0; i < 6; i++) {
            host.running(with -> with.instanceType("t3.small"));
        }
        stop(micro);
        assertThat(found(new Filter("instance-state-name", List.of("stopping"))))
                .containsExactly(micro);
        assertThat(found(new Filter("instance-type", List.of("t3.s*")))).hasSize(6);
        assertThat(found(new Filter("network-interface.attachment.device-index", List.of("0"))))
                .hasSize(7);
        assertThat(refusal(() -> found(new Filter("colour", List.of("red"))))).isEqualTo("InvalidParameterValue");
        var page = host.call(
                Ec2.DESCRIBE_INSTANCES,
                DescribeInstancesRequest.builder().maxResults(5).build());
        assertThat(page.reservations()).hasSize(5);
        var rest = host.call(
                Ec2.DESCRIBE_INSTANCES,
                DescribeInstancesRequest.builder()
                        .maxResults(5)
                        .nextToken(page.nextToken())
                        .build());
        assertThat(rest.reservations()).hasSize(2);
        assertThat(rest.nextToken()).isNull();
    }

    private List<String> found(Filter filter) {
        return list(host.call(
                                Ec2.DESCRIBE_INSTANCES,
                                DescribeInstancesRequest.builder()
                                        .filters(List.of(filter))
                                        .build())
                        .reservations())
                .stream()
                .flatMap(launch -> list(launch.instances()).stream())
                .map(instance -> text(instance.instanceId()))
                .toList();
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return Objects.requireNonNull(text);
    }
}
