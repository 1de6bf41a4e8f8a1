package io.unkai.services.compute.ec2.instance;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AssociateIamInstanceProfileRequest;
import io.unkai.api.ec2.AttachNetworkInterfaceRequest;
import io.unkai.api.ec2.CreateNetworkInterfaceRequest;
import io.unkai.api.ec2.DescribeIamInstanceProfileAssociationsRequest;
import io.unkai.api.ec2.DescribeInstanceCreditSpecificationsRequest;
import io.unkai.api.ec2.DetachNetworkInterfaceRequest;
import io.unkai.api.ec2.DisassociateIamInstanceProfileRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.IamInstanceProfileAssociation;
import io.unkai.api.ec2.IamInstanceProfileSpecification;
import io.unkai.api.ec2.InstanceCreditSpecification;
import io.unkai.api.ec2.InstanceCreditSpecificationRequest;
import io.unkai.api.ec2.ModifyInstanceCreditSpecificationRequest;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.TestIdentity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What changes of instances that run: profiles, credits, interfaces. */
class ProfilesTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private IamInstanceProfileAssociation associate(String id) {
        var web = new IamInstanceProfileSpecification(null, "web");
        return Objects.requireNonNull(
                host.call(Ec2.ASSOCIATE_IAM_INSTANCE_PROFILE, new AssociateIamInstanceProfileRequest(web, id))
                        .iamInstanceProfileAssociation());
    }

    @Test
    void profilesComeAndGo() {
        var id = host.running(with -> with);

        var association = associate(id);
        assertThat(association.associationId()).matches("iip-assoc-0[0-9a-f]{16}");
        assertThat(Objects.requireNonNull(host.instance(id).iamInstanceProfile())
                        .arn())
                .isEqualTo(TestIdentity.PROFILE);
        assertThat(refusal(() -> associate(id))).isEqualTo("IncorrectState");
        assertThat(host.call(
                                Ec2.DESCRIBE_IAM_INSTANCE_PROFILE_ASSOCIATIONS,
                                DescribeIamInstanceProfileAssociationsRequest.builder()
                                        .build())
                        .iamInstanceProfileAssociations())
                .hasSize(1);
        var gone = new DisassociateIamInstanceProfileRequest(association.associationId());
        host.call(Ec2.DISASSOCIATE_IAM_INSTANCE_PROFILE, gone);
        assertThat(host.instance(id).iamInstanceProfile()).isNull();
        assertThat(refusal(() -> host.call(Ec2.DISASSOCIATE_IAM_INSTANCE_PROFILE, gone)))
                .isEqualTo("InvalidAssociationID.NotFound");
        host.access = (action, resource) -> !action.equals("iam:PassRole");
        assertThat(refusal(() -> associate(id))).isEqualTo("UnauthorizedOperation");
    }

    @Test
    void creditsChangeOnBurstableInstancesOnly() {
        var burstable = host.running(with -> with);
        var steady = host.running(with -> with.instanceType("m5.large"));

        assertThat(credits(burstable)).containsExactly("unlimited");
        var answer = host.call(
                Ec2.MODIFY_INSTANCE_CREDIT_SPECIFICATION,
                ModifyInstanceCreditSpecificationRequest.builder()
                        .instanceCreditSpecifications(List.of(
                                new InstanceCreditSpecificationRequest(burstable, "standard"),
                                new InstanceCreditSpecificationRequest(steady, "standard")))
                        .build());
        assertThat(answer.successfulInstanceCreditSpecifications()).hasSize(1);
        assertThat(answer.unsuccessfulInstanceCreditSpecifications()).hasSize(1);
        assertThat(credits(burstable)).containsExactly("standard");
        assertThat(credits(steady)).isEmpty();
    }

    private List<String> credits(String id) {
        return list(host.call(
                                Ec2.DESCRIBE_INSTANCE_CREDIT_SPECIFICATIONS,
                                DescribeInstanceCreditSpecificationsRequest.builder()
                                        .instanceIds(List.of(id))
                                        .build())
                        .instanceCreditSpecifications())
                .stream()
                .map(InstanceCreditSpecification::cpuCredits)
                .map(Objects::requireNonNull)
                .toList();
    }

    @Test
    void interfacesArePluggedAndUnpluggedWhileItRuns() {
        var id = host.running(with -> with);
        var instance = host.instance(id);
        var vpc = Objects.requireNonNull(instance.vpcId());
        var eni = Objects.requireNonNull(Objects.requireNonNull(host.call(
                                Ec2.CREATE_NETWORK_INTERFACE,
                                CreateNetworkInterfaceRequest.builder()
                                        .subnetId(instance.subnetId())
                                        .build())
                        .networkInterface())
                .networkInterfaceId());
        var attached = host.call(
                Ec2.ATTACH_NETWORK_INTERFACE,
                AttachNetworkInterfaceRequest.builder()
                        .instanceId(id)
                        .networkInterfaceId(eni)
                        .deviceIndex(1)
                        .build());
        host.reconcile();
        assertThat(host.network.plugged(vpc)).hasSize(2).containsEntry(eni, "eth1");

        host.network.unplug(vpc, eni);
        host.start();
        host.reconcile();
        assertThat(host.network.plugged(vpc))
                .as("what was lost is plugged again")
                .containsEntry(eni, "eth1");

        host.call(
                Ec2.DETACH_NETWORK_INTERFACE,
                DetachNetworkInterfaceRequest.builder()
                        .attachmentId(attached.attachmentId())
                        .build());
        host.reconcile();
        assertThat(host.network.plugged(vpc)).hasSize(1).doesNotContainKey(eni);
        assertThat(host.state(id)).isEqualTo("running");
    }
}
