package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AddPrefixListEntry;
import io.unkai.api.ec2.CreateManagedPrefixListRequest;
import io.unkai.api.ec2.DeleteManagedPrefixListRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.GetManagedPrefixListEntriesRequest;
import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.ModifyManagedPrefixListRequest;
import io.unkai.api.ec2.PrefixListEntry;
import io.unkai.api.ec2.PrefixListId;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.SecurityGroup.Peer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrefixListsTest {
    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);

    @AfterEach
    void close() {
        ec2.close();
    }

    private static AddPrefixListEntry entry(String cidr) {
        return AddPrefixListEntry.builder().cidr(cidr).build();
    }

    private String create(int most, String... cidrs) {
        return there(there(ec2.call(
                                Ec2.CREATE_MANAGED_PREFIX_LIST,
                                CreateManagedPrefixListRequest.builder()
                                        .prefixListName("offices")
                                        .addressFamily("IPv4")
                                        .maxEntries(most)
                                        .entries(List.of(cidrs).stream()
                                                .map(PrefixListsTest::entry)
                                                .toList())
                                        .build())
                        .prefixList())
                .prefixListId());
    }

    private ModifyManagedPrefixListRequest add(String id, long version, String cidr) {
        return ModifyManagedPrefixListRequest.builder()
                .prefixListId(id)
                .currentVersion(version)
                .addEntries(List.of(entry(cidr)))
                .build();
    }

    @Test
    void changesReachTheGroupsThatUseIt() {
        var list = create(2, "192.0.2.0/24");
        var vpc = given.vpc("10.0.0.0/16");
        var group = given.group(vpc, "web");
        given.letIn(
                group,
                IpPermission.builder()
                        .ipProtocol("-1")
                        .prefixListIds(List.of(
                                PrefixListId.builder().prefixListId(list).build()))
                        .build());
        given.eni(given.subnet(vpc, "10.0.1.0/24"), group);
        assertThat(given.network(vpc).groups().getFirst().ingress()).hasSize(1);
        ec2.call(Ec2.MODIFY_MANAGED_PREFIX_LIST, add(list, 1, "198.51.100.0/24"));
        assertThat(given.network(vpc).groups().getFirst().ingress())
                .extracting(rule -> rule.peer())
                .containsExactly(
                        new Peer.Block(Cidr.parse("192.0.2.0/24")), new Peer.Block(Cidr.parse("198.51.100.0/24")));
        assertThat(refusal(() -> ec2.call(
                        Ec2.DELETE_MANAGED_PREFIX_LIST,
                        DeleteManagedPrefixListRequest.builder()
                                .prefixListId(list)
                                .build())))
                .isEqualTo("DependencyViolation");
    }

    @Test
    void keepsItsVersions() {
        var list = create(2, "192.0.2.0/24");
        ec2.call(Ec2.MODIFY_MANAGED_PREFIX_LIST, add(list, 1, "198.51.100.0/24"));
        assertThat(refusal(() -> ec2.call(Ec2.MODIFY_MANAGED_PREFIX_LIST, add(list, 1, "10.0.0.0/8"))))
                .isEqualTo("PrefixListVersionMismatch");
        assertThat(refusal(() -> ec2.call(Ec2.MODIFY_MANAGED_PREFIX_LIST, add(list, 2, "10.0.0.0/8"))))
                .isEqualTo("PrefixListMaxEntriesExceeded");
        var renamed = ModifyManagedPrefixListRequest.builder()
                .prefixListId(list)
                .prefixListName("other")
                .currentVersion(1L);
        assertThat(refusal(() -> ec2.call(Ec2.MODIFY_MANAGED_PREFIX_LIST, renamed.build())))
                .isEqualTo("PrefixListVersionMismatch");
        var first = ec2.call(
                Ec2.GET_MANAGED_PREFIX_LIST_ENTRIES,
                GetManagedPrefixListEntriesRequest.builder()
                        .prefixListId(list)
                        .targetVersion(1L)
                        .build());
        assertThat(there(first.entries())).extracting(PrefixListEntry::cidr).containsExactly("192.0.2.0/24");
    }
}
