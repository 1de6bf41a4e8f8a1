package io.unkai.services.compute.ec2.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unkai.api.ec2.AssociateSubnetCidrBlockRequest;
import io.unkai.api.ec2.AssociateVpcCidrBlockRequest;
import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.CreateNetworkInterfaceRequest;
import io.unkai.api.ec2.CreateSubnetRequest;
import io.unkai.api.ec2.CreateVpcRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifySubnetAttributeRequest;
import io.unkai.planes.linux.network.Internet;
import io.unkai.planes.linux.network.LinuxNetworkPlane;
import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Subnet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Guests on the real kernel that have no address and ask for one: network namespaces, plugged into interfaces of EC2. */
final class Guests implements AutoCloseable {
    private static final String NAME = "unkailease-" + ProcessHandle.current().pid() + "-";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CLIENT = "client.py";
    private static final String CLIENT6 = "client6.py";

    final TestHost host;
    final LinuxNetworkPlane plane;
    private final LeaseServers servers;
    private final Path folder;
    private final List<Guest> guests = new ArrayList<>();

    /** An interface and the namespace of its guest. */
    record Guest(Eni eni, String namespace) {}

    Guests(Path folder) throws IOException {
        plane = new LinuxNetworkPlane(folder, new Internet(Cidr.parse("198.18.255.0/24"), false));
        plane.unavailable().ifPresent(why -> assumeTrue(false, why));
        host = new TestHost(plane);
        servers = new LeaseServers(host.store, plane);
        this.folder = folder;
        for (var name : List.of(CLIENT, CLIENT6)) {
            try (var script = Objects.requireNonNull(Guests.class.getResourceAsStream(name))) {
                Files.copy(script, folder.resolve(name));
            }
        }
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNull(value);
    }

    /** A subnet in a VPC of its own with this block. */
    String subnet(String cidr) {
        var vpc = host.call(
                        Ec2.CREATE_VPC,
                        CreateVpcRequest.builder().cidrBlock(cidr).build())
                .vpc();
        var subnet = host.call(
                        Ec2.CREATE_SUBNET,
                        CreateSubnetRequest.builder()
                                .vpcId(Objects.requireNonNull(vpc).vpcId())
                                .cidrBlock(cidr)
                                .build())
                .subnet();
        return text(Objects.requireNonNull(subnet).subnetId());
    }

    /** The same with IPv6, of which its interfaces get addresses. */
    String subnet6(String cidr) {
        var subnet = subnet(cidr);
        var vpc = host.store.read(txn -> Subnet.TABLE.find(txn, key(subnet)).vpc());
        var block = host.call(
                        Ec2.ASSOCIATE_VPC_CIDR_BLOCK,
                        AssociateVpcCidrBlockRequest.builder()
                                .vpcId(vpc)
                                .amazonProvidedIpv6CidrBlock(true)
                                .build())
                .ipv6CidrBlockAssociation();
        host.call(
                Ec2.ASSOCIATE_SUBNET_CIDR_BLOCK,
                AssociateSubnetCidrBlockRequest.builder()
                        .subnetId(subnet)
                        .ipv6CidrBlock(text(Objects.requireNonNull(block).ipv6CidrBlock())
                                .replace("/56", "/64"))
                        .build());
        host.call(
                Ec2.MODIFY_SUBNET_ATTRIBUTE,
                ModifySubnetAttributeRequest.builder()
                        .subnetId(subnet)
                        .assignIpv6AddressOnCreation(
                                AttributeBooleanValue.builder().value(true).build())
                        .build());
        return subnet;
    }

    private Key key(String id) {
        return new Key(TestHost.ACCOUNT, host.region, id);
    }

    /** A guest that knows nothing of its network. */
    Guest in(String subnet) {
        var made = host.call(
                        Ec2.CREATE_NETWORK_INTERFACE,
                        CreateNetworkInterfaceRequest.builder().subnetId(subnet).build())
                .networkInterface();
        var key = key(text(Objects.requireNonNull(made).networkInterfaceId()));
        host.reconcile();
        var eni = host.store.read(txn -> Eni.TABLE.find(txn, key));
        var guest = new Guest(eni, NAME + guests.size());
        Command.of("ip", "netns", "add", guest.namespace).check();
        guests.add(guest);
        plug();
        return guest;
    }

    /** Makes real what was changed. To EC2 nobody is at these interfaces, so that its guests have to be plugged again. */
    void reconcile() {
        host.reconcile();
        plug();
    }

    private void plug() {
        for (var guest : guests) {
            plane.plug(guest.eni.vpc(), guest.eni.id(), Path.of("/run/netns", guest.namespace), "eth0");
            run(guest, "ip", "addr", "flush", "dev", "eth0", "scope", "global");
            servers.serve(guest.eni.vpcKey());
        }
    }

    /** What a guest's command says. */
    String run(Guest guest, String... words) {
        var all = new ArrayList<>(List.of("ip", "netns", "exec", guest.namespace));
        all.addAll(List.of(words));
        return Command.of(all.toArray(String[]::new)).check();
    }

    /** What a guest's client of DHCP says, line by line. */
    List<String> asks(Guest guest, String... words) {
        return python(guest, CLIENT, words);
    }

    /** What a guest's client of DHCPv6 says, once its device has made sure that nobody else has its address on the link. */
    String asks6(Guest guest) {
        await(() -> {
            var addresses = run(guest, "ip", "-6", "-o", "addr", "show", "dev", "eth0", "scope", "link");
            return !addresses.isBlank() && !addresses.contains("tentative");
        });
        return python(guest, CLIENT6).getFirst();
    }

    private static void await(BooleanSupplier ready) {
        for (long until = System.nanoTime() + PATIENCE.toNanos(); !ready.getAsBoolean(); Thread.onSpinWait()) {
            assertThat(System.nanoTime())
                    .as("a device has an address on its link")
                    .isLessThan(until);
        }
    }

    private List<String> python(Guest guest, String script, String... words) {
        var all = new ArrayList<>(
                List.of("/usr/bin/python3", folder.resolve(script).toString()));
        all.addAll(List.of(words));
        return run(guest, all.toArray(String[]::new)).lines().toList();
    }

    @Override
    public void close() {
        servers.close();
        host.close();
        plane.close();
        plane.removeAll();
        for (var guest : guests) {
            Command.of("ip", "netns", "del", guest.namespace).check();
        }
    }
}
