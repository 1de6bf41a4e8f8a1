package io.unkai.services.compute.ec2.instance;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.DescribeInstanceAttributeRequest;
import io.unkai.api.ec2.DescribeInstanceStatusRequest;
import io.unkai.api.ec2.DescribeSubnetsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.HibernationOptionsRequest;
import io.unkai.api.ec2.IamInstanceProfile;
import io.unkai.api.ec2.IamInstanceProfileSpecification;
import io.unkai.api.ec2.InstanceMetadataOptionsRequest;
import io.unkai.api.ec2.InstanceNetworkInterfaceSpecification;
import io.unkai.api.ec2.ModifyInstanceAttributeRequest;
import io.unkai.api.ec2.ModifyInstanceMetadataOptionsRequest;
import io.unkai.api.ec2.Placement;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.api.ec2.StopInstancesRequest;
import io.unkai.api.ec2.TerminateInstancesRequest;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.TestIdentity;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaunchRefusalsTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private String refused(UnaryOperator<RunInstancesRequest.Builder> with) {
        return refusal(() -> host.run(with));
    }

    @Test
    void refusesWhatCannotBeLaunched() {
        assertThat(refused(with -> with.imageId(null))).isEqualTo("MissingParameter");
        assertThat(refused(with -> with.imageId("ami-0123456789abcdef0"))).isEqualTo("InvalidAMIID.NotFound");
        assertThat(refused(with -> with.imageId("nonsense"))).isEqualTo("InvalidAMIID.Malformed");
        assertThat(refused(with -> with.instanceType("t4g.micro"))).isEqualTo("InvalidParameterValue");
        assertThat(refused(with -> with.instanceType("p5.48xlarge"))).isEqualTo("Unsupported");
        assertThat(host.instance(host.running(with -> with.instanceType((String) null)))
                        .instanceType())
                .as("the type that launches have by default")
                .isEqualTo("m1.small");
        assertThat(refused(with -> with.minCount(0))).isEqualTo("InvalidParameterValue");
        assertThat(refused(with -> with.minCount(2).maxCount(1))).isEqualTo("InvalidParameterValue");
        assertThat(refused(with -> with.keyName("nobody"))).isEqualTo("InvalidKeyPair.NotFound");
        assertThat(refused(with -> with.userData("***"))).isEqualTo("InvalidUserData.Malformed");
        assertThat(refused(with -> with.userData(Base64.getEncoder().encodeToString(new byte[16_385]))))
                .isEqualTo("InvalidParameterValue");
        assertThat(refused(with -> with.hibernationOptions(new HibernationOptionsRequest(true))))
                .isEqualTo("Unsupported");
        assertThat(refused(with -> with.subnetId("subnet-0123456789abcdef0"))).isEqualTo("InvalidSubnetID.NotFound");
        assertThat(refused(with -> with.securityGroupIds(List.of("sg-0123456789abcdef0"))))
                .startsWith("InvalidGroup");
        assertThat(refused(with -> with.placement(
                        Placement.builder().availabilityZone("us-east-1z").build())))
                .isEqualTo("InvalidParameterValue");
        assertThat(refused(with -> with.privateIpAddress("10.9.9.9"))).isEqualTo("InvalidParameterValue");
        assertThat(refused(with -> with.privateIpAddress("x"))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void refusesNetworkInterfacesThatCannotBe() {
        assertThat(refused(with -> with.subnetId("subnet-0123456789abcdef0").networkInterfaces(cards(0))))
                .isEqualTo("InvalidParameterCombination");
        assertThat(refused(with -> with.networkInterfaces(cards(1)))).isEqualTo("InvalidParameterValue");
        assertThat(refused(with -> with.networkInterfaces(cards(0, 0)))).isEqualTo("InvalidParameterValue");
        assertThat(refused(with -> with.networkInterfaces(cards(0, 1, 2)))).isEqualTo("AttachmentLimitExceeded");
        assertThat(refused(with -> with.networkInterfaces(List.of(InstanceNetworkInterfaceSpecification.builder()
                        .deviceIndex(0)
                        .secondaryPrivateIpAddressCount(5)
                        .build()))))
                .isEqualTo("PrivateIpAddressLimitExceeded");
    }

    private static List<InstanceNetworkInterfaceSpecification> cards(int... devices) {
        return java.util.Arrays.stream(devices)
                .mapToObj(device -> InstanceNetworkInterfaceSpecification.builder()
                        .deviceIndex(device)
                        .build())
                .toList();
    }

    @Test
    void plugsSeveralInterfacesInTheOrderOfTheirDevices() {
        var subnet = list(host.call(
                                Ec2.DESCRIBE_SUBNETS,
                                DescribeSubnetsRequest.builder().build())
                        .subnets())
                .getFirst()
                .subnetId();
        var specs = cards(1, 0).stream()
                .map(card -> InstanceNetworkInterfaceSpecification.builder()
                        .deviceIndex(card.deviceIndex())
                        .subnetId(subnet)
                        .build())
                .toList();
        var id = host.running(with -> with.networkInterfaces(specs));

        var instance = host.instance(id);
        assertThat(instance.subnetId()).isEqualTo(subnet);
        assertThat(instance.networkInterfaces()).hasSize(2);
        assertThat(host.network
                        .plugged(Objects.requireNonNull(instance.vpcId()))
                        .values())
                .containsExactlyInAnyOrder("eth0", "eth1");
    }

    @Test
    void aProfileNeedsToBeThereAndToBeAllowed() {
        assertThat(refused(with -> with.iamInstanceProfile(new IamInstanceProfileSpecification(null, "other"))))
                .isEqualTo("InvalidParameterValue");
        assertThat(refused(with -> with.iamInstanceProfile(
                        new IamInstanceProfileSpecification("arn:aws:iam::222222222222:instance-profile/web", null))))
                .isEqualTo("InvalidParameterValue");
        var id = host.running(
                with -> with.iamInstanceProfile(new IamInstanceProfileSpecification(TestIdentity.PROFILE, null)));
        assertThat(host.instance(id).iamInstanceProfile())
                .isEqualTo(new IamInstanceProfile(TestIdentity.PROFILE, "AIPAEXAMPLE"));
        host.access = (action, resource) -> !action.equals("iam:PassRole") || !resource.equals(TestIdentity.ROLE);
        assertThat(refused(with -> with.iamInstanceProfile(new IamInstanceProfileSpecification(null, "web"))))
                .isEqualTo("UnauthorizedOperation");
    }

    @Test
    void oneBadIdChangesNothing() {
        var id = host.running(with -> with);
        var ids = List.of(id, "i-0123456789abcdef0");
        assertThat(refusal(() -> host.call(
                        Ec2.TERMINATE_INSTANCES,
                        TerminateInstancesRequest.builder().instanceIds(ids).build())))
                .isEqualTo("InvalidInstanceID.NotFound");
        assertThat(refusal(() -> host.call(
                        Ec2.STOP_INSTANCES,
                        StopInstancesRequest.builder().instanceIds(List.of("x")).build())))
                .isEqualTo("InvalidInstanceID.Malformed");
        assertThat(refusal(() -> host.call(
                        Ec2.STOP_INSTANCES,
                        StopInstancesRequest.builder()
                                .instanceIds(List.of(id))
                                .hibernate(true)
                                .build())))
                .isEqualTo("UnsupportedHibernationConfiguration");
        assertThat(host.state(id)).isEqualTo("running");
    }

    @Test
    void someAttributesChangeOnlyWhileItIsStopped() {
        var id = host.running(with -> with.userData("aGk="));
        var larger = ModifyInstanceAttributeRequest.builder()
                .instanceId(id)
                .attribute("instanceType")
                .value("t3.large")
                .build();

        assertThat(refusal(() -> host.call(Ec2.MODIFY_INSTANCE_ATTRIBUTE, larger)))
                .isEqualTo("IncorrectInstanceState");
        host.call(
                Ec2.STOP_INSTANCES,
                StopInstancesRequest.builder().instanceIds(List.of(id)).build());
        host.reconcile();
        host.call(Ec2.MODIFY_INSTANCE_ATTRIBUTE, larger);
        assertThat(host.instance(id).instanceType()).isEqualTo("t3.large");
        var asked = DescribeInstanceAttributeRequest.builder()
                .instanceId(id)
                .attribute("userData")
                .build();
        assertThat(Objects.requireNonNull(host.call(Ec2.DESCRIBE_INSTANCE_ATTRIBUTE, asked)
                                .userData())
                        .value())
                .isEqualTo("aGk=");
    }

    @Test
    void metadataOptionsChange() {
        var id = host.running(with -> with.metadataOptions(
                InstanceMetadataOptionsRequest.builder().httpTokens("required").build()));
        var changed = Objects.requireNonNull(host.call(
                        Ec2.MODIFY_INSTANCE_METADATA_OPTIONS,
                        ModifyInstanceMetadataOptionsRequest.builder()
                                .instanceId(id)
                                .httpPutResponseHopLimit(3)
                                .instanceMetadataTags("enabled")
                                .build())
                .instanceMetadataOptions());

        assertThat(changed.httpTokens()).isEqualTo("required");
        assertThat(changed.httpPutResponseHopLimit()).isEqualTo(3);
        assertThat(changed.instanceMetadataTags()).isEqualTo("enabled");
        assertThat(refusal(() -> host.call(
                        Ec2.MODIFY_INSTANCE_METADATA_OPTIONS,
                        ModifyInstanceMetadataOptionsRequest.builder()
                                .instanceId(id)
                                .httpPutResponseHopLimit(65)
                                .build())))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void statusFollowsTheMachineAndTheGuest() {
        var id = host.running(with -> with);
        assertThat(statuses(id)).containsExactly("initializing", "initializing");
        host.check();
        assertThat(statuses(id)).containsExactly("ok", "initializing");
        host.now = host.now.plus(HealthChecks.START).plusSeconds(1);
        host.compute.crash(id);
        host.check();
        assertThat(statuses(id)).containsExactly("impaired", "impaired");
    }

    private List<String> statuses(String id) {
        var status = list(host.call(
                                Ec2.DESCRIBE_INSTANCE_STATUS,
                                DescribeInstanceStatusRequest.builder()
                                        .instanceIds(List.of(id))
                                        .build())
                        .instanceStatuses())
                .getFirst();
        return List.of(
                Objects.requireNonNull(
                        Objects.requireNonNull(status.systemStatus()).status()),
                Objects.requireNonNull(
                        Objects.requireNonNull(status.instanceStatus()).status()));
    }
}
