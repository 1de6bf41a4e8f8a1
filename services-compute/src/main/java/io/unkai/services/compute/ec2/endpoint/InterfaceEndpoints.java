package io.unkai.services.compute.ec2.endpoint;

import io.unkai.api.ec2.CreateVpcEndpointRequest;
import io.unkai.api.ec2.ModifyVpcEndpointRequest;
import io.unkai.api.ec2.SubnetConfiguration;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.eni.EniSpec;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.AttachmentState;
import io.unkai.services.compute.ec2.net.Endpoint;
import io.unkai.services.compute.ec2.net.Endpoint.Inside;
import io.unkai.services.compute.ec2.net.Endpoint.Spot;
import io.unkai.services.compute.ec2.net.EndpointService;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What interface endpoints have in their VPCs: interfaces, groups and names. */
final class InterfaceEndpoints {
    /** How many interface endpoints a VPC may have. */
    static final Quota QUOTA = new Quota("vpc", "L-29B6F2EB", "Interface VPC endpoints per VPC", 50);

    private static final Eni.Origin ORIGIN = new Eni.Origin("vpc_endpoint", "vpce.amazonaws.com");
    private static final int TAG_BYTES = 4;
    private static final String IPV4 = "ipv4";

    private InterfaceEndpoints() {}

    /** What a new endpoint has. */
    static Inside make(Call call, Txn txn, Vpc vpc, Key key, CreateVpcEndpointRequest in) {
        boolean otherAddresses =
                in.ipAddressType() != null && !in.ipAddressType().equals(IPV4);
        if (otherAddresses) {
            throw Ec2Errors.unsupported("Interface endpoints have IPv4 addresses only.");
        }
        if (!Parts.list(in.routeTableIds()).isEmpty()) {
            throw Ec2Errors.combination("Route table IDs are only supported for Gateway type VPC Endpoint.");
        }
        long have = Endpoint.TABLE.within(txn, vpc.key()).stream()
                .filter(other -> other.inside() != null)
                .count();
        if (have >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException("VpcEndpointLimitExceeded", "The maximum number of VPC endpoints has been reached.");
        }
        boolean named = in.privateDnsEnabled() == null
                ? namable(txn, vpc, key, String.valueOf(in.serviceName()))
                : in.privateDnsEnabled();
        if (named) {
            requireNames(txn, vpc, key, String.valueOf(in.serviceName()));
        }
        var groups = Enis.groups(call, txn, vpc.key(), Parts.list(in.securityGroupIds()));
        var inside = new Inside(List.of(), groups, named, call.ids().hex(TAG_BYTES));
        return place(call, txn, vpc, key, inside, in.subnetIds(), Parts.list(in.subnetConfigurations()));
    }

    /** What it has after a change. */
    static Inside change(Call call, Txn txn, Endpoint endpoint, Inside before, ModifyVpcEndpointRequest in) {
        var vpc = Vpc.TABLE.find(txn, endpoint.vpcKey());
        var groups = new LinkedHashSet<>(before.groups());
        Parts.list(in.removeSecurityGroupIds()).forEach(groups::remove);
        groups.addAll(Parts.list(in.addSecurityGroupIds()));
        if (groups.isEmpty()) {
            throw Ec2Errors.invalidValue("VPC endpoint " + endpoint.id() + " must have at least one security group");
        }
        boolean named = Objects.requireNonNullElse(in.privateDnsEnabled(), before.privateNames());
        if (named && !before.privateNames()) {
            requireNames(txn, vpc, endpoint.key(), endpoint.service());
        }
        var kept = new ArrayList<>(before.places());
        for (var subnet : new LinkedHashSet<>(Parts.list(in.removeSubnetIds()))) {
            var gone = kept.stream()
                    .filter(place -> place.subnet().equals(subnet))
                    .findFirst()
                    .orElseThrow(() -> Ec2Errors.invalidValue(
                            "subnet " + subnet + " is not associated with VPC endpoint " + endpoint.id()));
            kept.remove(gone);
            release(txn, endpoint.key().sibling(gone.eni()));
        }
        var all = Enis.groups(call, txn, vpc.key(), List.copyOf(groups));
        for (var place : kept) {
            var eni = Eni.TABLE.find(txn, endpoint.key().sibling(place.eni()));
            Eni.TABLE.put(txn, eni.with(eni.description(), all, eni.sourceDestCheck()));
        }
        var inside = new Inside(kept, all, named, before.tag());
        return place(call, txn, vpc, endpoint.key(), inside, in.addSubnetIds(), Parts.list(in.subnetConfigurations()));
    }

    /** Removes the interfaces of an endpoint that is deleted. */
    static void remove(Txn txn, Endpoint endpoint) {
        endpoint.interfaces(txn).forEach(eni -> release(txn, eni.key()));
    }

    private static void release(Txn txn, Key eni) {
        Enis.delete(txn, Eni.TABLE.find(txn, eni).attached(null));
    }

    private static Inside place(
            Call call,
            Txn txn,
            Vpc vpc,
            Key key,
            Inside inside,
            @Nullable List<String> subnets,
            List<SubnetConfiguration> chosen) {
        var places = new ArrayList<>(inside.places());
        for (var id : new LinkedHashSet<>(Parts.list(subnets))) {
            var subnet = Subnet.TABLE.find(call, txn, id);
            if (!subnet.vpc().equals(vpc.id())) {
                throw Ec2Errors.invalidValue("subnet " + id + " and VPC " + vpc.id() + " belong to different networks");
            }
            var zone = subnet.zone().name();
            if (places.stream().anyMatch(place -> place.zone().equals(zone))) {
                throw new ApiException(
                        "DuplicateSubnetsInSameZone",
                        "Found another VPC endpoint subnet in the availability zone of " + id);
            }
            places.add(new Spot(id, zone, eni(call, txn, key, subnet, inside.groups(), address(id, chosen))));
        }
        return new Inside(places, inside.groups(), inside.privateNames(), inside.tag());
    }

    private static @Nullable Ip address(String subnet, List<SubnetConfiguration> chosen) {
        return chosen.stream()
                .filter(one -> subnet.equals(one.subnetId()) && one.ipv4() != null)
                .findFirst()
                .map(one -> Cidrs.ip("ipv4", String.valueOf(one.ipv4()), false))
                .orElse(null);
    }

    private static String eni(
            Call call, Txn txn, Key endpoint, Subnet subnet, List<String> groups, @Nullable Ip address) {
        var spec = EniSpec.of(subnet, "VPC Endpoint Interface " + endpoint.id(), groups)
                .at(address)
                .madeFor(ORIGIN);
        var attachment = new Eni.Attachment(
                call.ids().next("eni-attach"),
                "",
                "amazon-aws",
                1,
                call.now().truncatedTo(ChronoUnit.SECONDS),
                false,
                AttachmentState.ATTACHED);
        return Eni.TABLE
                .put(txn, Enis.create(call, txn, spec).attached(attachment))
                .id();
    }

    private static boolean namable(ReadTxn txn, Vpc vpc, Key key, String service) {
        return vpc.settings().dnsSupport() && vpc.settings().dnsHostnames() && !named(txn, vpc, key, service);
    }

    private static boolean named(ReadTxn txn, Vpc vpc, Key key, String service) {
        return Endpoint.TABLE.within(txn, vpc.key()).stream()
                .filter(other -> !other.key().equals(key) && other.service().equals(service))
                .anyMatch(other -> other.inside() != null && other.inside().privateNames());
    }

    private static void requireNames(ReadTxn txn, Vpc vpc, Key key, String service) {
        if (!vpc.settings().dnsSupport() || !vpc.settings().dnsHostnames()) {
            throw new ApiException(
                    "InvalidParameter",
                    "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to"
                            + " true for " + vpc.id());
        }
        if (named(txn, vpc, key, service)) {
            var host = Objects.requireNonNull(EndpointService.find(vpc.key().region(), service))
                    .host();
            throw new ApiException(
                    "InvalidParameter",
                    "private-dns-enabled cannot be set because there is already a conflicting DNS domain for " + host
                            + " in the VPC " + vpc.id());
        }
    }
}
