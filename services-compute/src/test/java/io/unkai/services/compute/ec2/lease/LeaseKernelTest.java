package io.unkai.services.compute.ec2.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.CreateNetworkAclRequest;
import io.unkai.api.ec2.DescribeNetworkAclsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.IpRange;
import io.unkai.api.ec2.ModifyNetworkInterfaceAttributeRequest;
import io.unkai.api.ec2.ReplaceNetworkAclAssociationRequest;
import io.unkai.api.ec2.RevokeSecurityGroupEgressRequest;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.lease.Guests.Guest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** DHCP from a guest's network namespace to the server and back. */
@Tag("kernel")
@ResourceLock("networks")
@Timeout(120)
class LeaseKernelTest {
    private static final String CIDR = "10.7.0.0/24";
    private static final String GATEWAY = "10.7.0.1";
    /** Of 3000 questions within a few seconds. */
    private static final int MOST_OF_A_FLOOD = 200;

    private static final List<String> NOTHING = List.of("nothing");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Guests guests;

    @BeforeEach
    void begin() throws IOException {
        guests = new Guests(folder);
    }

    @AfterEach
    void end() {
        guests.close();
    }

    private static String ip(Guest guest) {
        return guest.eni().primary().toString();
    }

    private static String lease(String type, Guest guest, String receiver) {
        return type + " " + ip(guest) + " from " + GATEWAY + " to " + receiver + " mask=255.255.255.0 router=" + GATEWAY
                + " dns=10.7.0.2 server=" + GATEWAY + " host=ip-" + ip(guest).replace('.', '-')
                + " mtu=9001 seconds=3600";
    }

    private void leased(Guest guest) {
        assertThat(guests.asks(guest, "lease"))
                .containsExactly(lease("offer", guest, ip(guest)), lease("ack", guest, ip(guest)));
    }

    @Test
    void aGuestGetsTheAddressOfItsInterface() {
        var guest = guests.in(guests.subnet(CIDR));
        leased(guest);
        assertThat(guests.asks(guest, "lease", "all=yes"))
                .containsExactly(lease("offer", guest, "255.255.255.255"), lease("ack", guest, "255.255.255.255"));
        assertThat(guests.asks(guest, "lease", "want=" + ip(guest))).containsExactly(lease("ack", guest, ip(guest)));
        assertThat(guests.asks(guest, "lease", "want=10.7.0.250").getFirst())
                .startsWith("nak 0.0.0.0 from " + GATEWAY + " to 255.255.255.255");
    }

    @Test
    void itRenewsAndRebinds() {
        var guest = guests.in(guests.subnet(CIDR));
        var own = "source=" + ip(guest);
        var used = "used=" + ip(guest);
        assertThat(guests.asks(guest, "lease", own, used, "to=" + GATEWAY))
                .containsExactly(lease("ack", guest, ip(guest)));
        assertThat(guests.asks(guest, "lease", own, used)).containsExactly(lease("ack", guest, ip(guest)));
    }

    @Test
    void whoLiesGetsNothing() {
        var subnet = guests.subnet(CIDR);
        var liar = guests.in(subnet);
        var other = guests.in(subnet);
        var mac = other.eni().mac();
        assertThat(guests.asks(liar, "lease", "mac=" + mac)).isEqualTo(NOTHING);
        assertThat(guests.asks(liar, "lease", "ether=" + mac)).isEqualTo(NOTHING);
        assertThat(guests.asks(
                        liar, "lease", "ether=" + mac, "mac=" + liar.eni().mac()))
                .isEqualTo(NOTHING);
        var used = "used=" + ip(other);
        for (var to : List.of("to=" + GATEWAY, "to=255.255.255.255")) {
            assertThat(guests.asks(liar, "lease", "source=" + ip(other), used, to, "mac=" + mac))
                    .isEqualTo(NOTHING);
        }
        assertThat(guests.asks(liar, "lease", used, "mac=" + mac)).isEqualTo(NOTHING);
        assertThat(guests.asks(liar, "lease", "want=" + ip(other)).getFirst()).startsWith("nak 0.0.0.0 ");
        leased(liar);
        leased(other);
    }

    @Test
    void equalBlocksSideBySide() {
        var first = guests.in(guests.subnet(CIDR));
        var second = guests.in(guests.subnet(CIDR));
        assertThat(first.eni().vpc()).isNotEqualTo(second.eni().vpc());
        leased(first);
        leased(second);
    }

    @Test
    void groupsAndAclsHaveNoSay() {
        var subnet = guests.subnet(CIDR);
        var guest = guests.in(subnet);
        close(guest, subnet);
        guests.reconcile();
        assertThat(guests.plane.live(guest.eni().vpc()).orElseThrow().acls())
                .noneMatch(acl -> acl.egress().stream().anyMatch(entry -> entry.allow()));
        leased(guest);
    }

    private void close(Guest guest, String subnet) {
        var host = guests.host;
        var anything = IpPermission.builder()
                .ipProtocol("-1")
                .ipRanges(List.of(IpRange.builder().cidrIp("0.0.0.0/0").build()))
                .build();
        host.call(
                Ec2.REVOKE_SECURITY_GROUP_EGRESS,
                RevokeSecurityGroupEgressRequest.builder()
                        .groupId(guest.eni().groups().getFirst())
                        .ipPermissions(List.of(anything))
                        .build());
        var acl = host.call(
                        Ec2.CREATE_NETWORK_ACL,
                        CreateNetworkAclRequest.builder()
                                .vpcId(guest.eni().vpc())
                                .build())
                .networkAcl();
        var acls = host.call(
                        Ec2.DESCRIBE_NETWORK_ACLS,
                        DescribeNetworkAclsRequest.builder()
                                .filters(List.of(Filter.builder()
                                        .name("association.subnet-id")
                                        .values(List.of(subnet))
                                        .build()))
                                .build())
                .networkAcls();
        var association = TestHost.list(TestHost.list(acls).getFirst().associations())
                .getFirst()
                .networkAclAssociationId();
        host.call(
                Ec2.REPLACE_NETWORK_ACL_ASSOCIATION,
                ReplaceNetworkAclAssociationRequest.builder()
                        .associationId(association)
                        .networkAclId(Objects.requireNonNull(acl).networkAclId())
                        .build());
    }

    @Test
    void aFloodHurtsNobodyElse() {
        var subnet = guests.subnet(CIDR);
        var flooding = guests.in(subnet);
        var other = guests.in(subnet);
        var flood = CompletableFuture.supplyAsync(() -> guests.asks(flooding, "flood"));
        leased(other);
        leased(other);
        var answers = flood.join().getFirst();
        assertThat(Integer.parseInt(answers.substring("answers ".length()))).isBetween(1, MOST_OF_A_FLOOD);
    }

    @Test
    void whoForwardsForOthersGetsItsOwn() {
        var subnet = guests.subnet(CIDR);
        var guest = guests.in(subnet);
        var other = guests.in(subnet);
        guests.host.call(
                Ec2.MODIFY_NETWORK_INTERFACE_ATTRIBUTE,
                ModifyNetworkInterfaceAttributeRequest.builder()
                        .networkInterfaceId(guest.eni().id())
                        .sourceDestCheck(
                                AttributeBooleanValue.builder().value(false).build())
                        .build());
        guests.reconcile();
        leased(guest);
        leased(other);
        assertThat(guests.asks(
                        guest,
                        "lease",
                        "source=" + ip(other),
                        "used=" + ip(other),
                        "to=" + GATEWAY,
                        "mac=" + other.eni().mac()))
                .as("in its name")
                .isEqualTo(NOTHING);
    }
}
