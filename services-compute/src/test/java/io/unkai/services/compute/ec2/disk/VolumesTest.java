package io.unkai.services.compute.ec2.disk;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestEc2.refused;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.DeleteVolumeRequest;
import io.unkai.api.ec2.DescribeVolumeAttributeRequest;
import io.unkai.api.ec2.DescribeVolumeStatusRequest;
import io.unkai.api.ec2.DescribeVolumesModificationsRequest;
import io.unkai.api.ec2.DescribeVolumesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.ModifyVolumeAttributeRequest;
import io.unkai.api.ec2.ModifyVolumeRequest;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2.Volume;
import io.unkai.api.ec2.VolumeModification;
import io.unkai.services.compute.ec2.TestHost;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumesTest {
    private static final long GIBIBYTE = 1L << 30;

    private final TestHost host = new TestHost();
    private final Disks disks = new Disks(host);

    @AfterEach
    void close() {
        host.close();
    }

    private void delete(String id) {
        host.call(Ec2.DELETE_VOLUME, DeleteVolumeRequest.builder().volumeId(id).build());
    }

    @Test
    void isCreatedThenAvailableThenGone() {
        var tags = TagSpecification.builder()
                .resourceType("volume")
                .tags(List.of(new Tag("team", "db")))
                .build();
        var created = disks.ask(with -> with.size(10).tagSpecifications(List.of(tags)));
        assertThat(created.state()).isEqualTo("creating");
        assertThat(created.volumeType()).isEqualTo("gp2");
        assertThat(created.iops()).isEqualTo(100);
        assertThat(created.snapshotId()).isEmpty();
        var id = String.valueOf(created.volumeId());
        assertThat(disks.see(id).state()).isEqualTo("creating");
        assertThat(refusal(() -> delete(id))).isEqualTo("IncorrectState");
        host.reconcile();
        assertThat(disks.see(id).state()).isEqualTo("available");
        assertThat(host.block.bytes(id)).isEqualTo(10 * GIBIBYTE);
        assertThat(disks.see(id).tags()).containsExactly(new Tag("team", "db"));
        delete(id);
        assertThat(disks.see(id).state()).isEqualTo("deleting");
        host.reconcile();
        assertThat(refusal(() -> disks.see(id))).isEqualTo("InvalidVolume.NotFound");
        assertThat(host.block.volumes()).isEmpty();
    }

    @Test
    void theSameTokenMakesOneVolume() {
        var first = disks.ask(with -> with.size(1).clientToken("once"));
        assertThat(disks.ask(with -> with.size(1).clientToken("once")).volumeId())
                .isEqualTo(first.volumeId());
        assertThat(refusal(() -> disks.ask(with -> with.size(2).clientToken("once"))))
                .isEqualTo("IdempotentParameterMismatch");
        assertThat(disks.all(with -> with)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "gp2,0,,,InvalidParameterValue",
        "gp2,16385,,,InvalidParameterValue",
        "gp2,8,3000,,InvalidParameterCombination",
        "gp2,8,,125,InvalidParameterCombination",
        "gp3,8,2999,,InvalidParameterValue",
        "gp3,8,16001,,InvalidParameterValue",
        "gp3,8,4001,,InvalidParameterValue",
        "gp3,8,,124,InvalidParameterValue",
        "gp3,8,3000,751,InvalidParameterValue",
        "gp3,100,8000,1001,InvalidParameterValue",
        "io1,4,,,MissingParameter",
        "io1,3,100,,InvalidParameterValue",
        "io1,4,201,,InvalidParameterValue",
        "io2,65537,100,,InvalidParameterValue",
        "io2,4,4001,,InvalidParameterValue",
        "st1,124,,,InvalidParameterValue",
        "sc1,125,100,,InvalidParameterCombination",
        "standard,1025,,,InvalidParameterValue",
        "gp9,8,,,UnknownVolumeType",
        "gp2,,,,MissingParameter",
    })
    void refusesWhatATypeCannotBe(String type, Integer size, Integer iops, Integer throughput, String code) {
        assertThat(refusal(() -> disks.ask(
                        with -> with.volumeType(type).size(size).iops(iops).throughput(throughput))))
                .isEqualTo(code);
        assertThat(disks.all(with -> with)).isEmpty();
    }

    @Test
    void saysWhatIsTooMuchInAwsWords() {
        assertThat(refused(
                        () -> disks.ask(with -> with.volumeType("gp3").size(8).iops(4001))))
                .hasMessageContaining("Iops to volume size ratio of 500.125000 is too high; maximum is 500.");
        assertThat(refused(() -> disks.ask(with -> with.size(1).availabilityZone("us-east-1z"))))
                .hasMessageContaining("The zone 'us-east-1z' does not exist.");
        assertThat(refusal(() -> disks.ask(with -> with.size(1).snapshotId("snap-01234567"))))
                .isEqualTo("InvalidSnapshot.NotFound");
    }

    @Test
    void growsAndChangesItsType() {
        var id = disks.volume(with -> with.size(10));
        var modifying = modify(id, with -> with.size(20).volumeType("gp3"));
        assertThat(modifying.modificationState()).isEqualTo("modifying");
        assertThat(modifying.originalIops()).isEqualTo(100);
        assertThat(modifying.targetIops()).isEqualTo(3000);
        assertThat(refusal(() -> modify(id, with -> with.size(30)))).isEqualTo("IncorrectModificationState");
        host.reconcile();
        assertThat(host.block.bytes(id)).isEqualTo(20 * GIBIBYTE);
        assertThat(disks.see(id).size()).isEqualTo(20);
        assertThat(disks.see(id).volumeType()).isEqualTo("gp3");
        assertThat(modifications(List.of(id)).getFirst().modificationState()).isEqualTo("completed");
        assertThat(refusal(() -> modify(id, with -> with.size(30)))).isEqualTo("VolumeModificationRateExceeded");
        host.now = host.now.plusSeconds(6 * 3600);
        assertThat(refusal(() -> modify(id, with -> with.size(19)))).isEqualTo("InvalidParameterValue");
        assertThat(modify(id, with -> with.iops(5000)).targetThroughput()).isEqualTo(125);
        var other = disks.volume(with -> with.size(1));
        assertThat(refusal(() -> modifications(List.of(other)))).isEqualTo("InvalidVolumeModification.NotFound");
        assertThat(modifications(List.of())).hasSize(1);
    }

    private VolumeModification modify(String id, UnaryOperator<ModifyVolumeRequest.Builder> with) {
        var request = ModifyVolumeRequest.builder().volumeId(id);
        return Objects.requireNonNull(
                host.call(Ec2.MODIFY_VOLUME, with.apply(request).build()).volumeModification());
    }

    private List<VolumeModification> modifications(List<String> ids) {
        return list(host.call(
                        Ec2.DESCRIBE_VOLUMES_MODIFICATIONS,
                        DescribeVolumesModificationsRequest.builder()
                                .volumeIds(ids)
                                .build())
                .volumesModifications());
    }

    @Test
    void isFilteredAndListedInPages() {
        for (int size = 1; size <= 7; size++) {
            int gibibytes = size;
            disks.volume(with -> with.size(gibibytes).volumeType(gibibytes > 5 ? "gp3" : "standard"));
        }
        var fast = new Filter("volume-type", List.of("gp3"));
        var free = new Filter("status", List.of("available"));
        assertThat(disks.all(with -> with.filters(List.of(fast, free))))
                .extracting(Volume::size)
                .containsExactlyInAnyOrder(6, 7);
        var page = host.call(
                Ec2.DESCRIBE_VOLUMES,
                DescribeVolumesRequest.builder().maxResults(5).build());
        assertThat(page.volumes()).hasSize(5);
        assertThat(disks.all(with -> with.maxResults(5).nextToken(page.nextToken())))
                .hasSize(2);
        assertThat(refusal(() -> disks.all(with -> with.filters(List.of(new Filter("colour", List.of("red")))))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void aFullHostIsSeenInTheStatus() {
        var id = disks.volume(with -> with.size(1));
        host.block.full(true);
        var items = list(host.call(
                        Ec2.DESCRIBE_VOLUME_STATUS,
                        DescribeVolumeStatusRequest.builder()
                                .filters(List.of(new Filter("volume-status.status", List.of("impaired"))))
                                .build())
                .volumeStatuses());
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().volumeId()).isEqualTo(id);
        assertThat(list(items.getFirst().events()).getFirst().description()).isEqualTo("the disk is full");
    }

    @Test
    void hasAStatusAndAttributes() {
        var id = disks.volume(with -> with.size(1));
        var items = list(host.call(
                        Ec2.DESCRIBE_VOLUME_STATUS,
                        DescribeVolumeStatusRequest.builder()
                                .filters(List.of(new Filter("volume-status.status", List.of("ok"))))
                                .build())
                .volumeStatuses());
        assertThat(items).hasSize(1);
        host.call(
                Ec2.MODIFY_VOLUME_ATTRIBUTE,
                ModifyVolumeAttributeRequest.builder()
                        .volumeId(id)
                        .autoEnableIO(new AttributeBooleanValue(true))
                        .build());
        assertThat(host.call(
                                Ec2.DESCRIBE_VOLUME_ATTRIBUTE,
                                DescribeVolumeAttributeRequest.builder()
                                        .volumeId(id)
                                        .attribute("autoEnableIO")
                                        .build())
                        .autoEnableIO())
                .isEqualTo(new AttributeBooleanValue(true));
    }

    @Test
    void becomesAnErrorWhereTheDiskIsFull() {
        host.block.full(true);
        var id = String.valueOf(disks.ask(with -> with.size(1)).volumeId());
        host.reconcile();
        assertThat(disks.see(id).state()).isEqualTo("creating");
        host.now = host.now.plusSeconds(600);
        host.reconcile();
        assertThat(disks.see(id).state()).isEqualTo("error");
        delete(id);
        host.reconcile();
        assertThat(disks.all(with -> with)).isEmpty();
    }
}
