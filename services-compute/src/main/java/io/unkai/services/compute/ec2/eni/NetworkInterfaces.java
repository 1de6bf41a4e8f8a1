package io.unkai.services.compute.ec2.eni;

import io.unkai.api.ec2.CreateNetworkInterfaceRequest;
import io.unkai.api.ec2.CreateNetworkInterfaceResult;
import io.unkai.api.ec2.DeleteNetworkInterfaceRequest;
import io.unkai.api.ec2.DeleteNetworkInterfaceResponse;
import io.unkai.api.ec2.DescribeNetworkInterfacesRequest;
import io.unkai.api.ec2.DescribeNetworkInterfacesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.InstanceIpv6Address;
import io.unkai.api.ec2.NetworkInterface;
import io.unkai.api.ec2.PrivateIpAddressSpecification;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.net.Subnet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on network interfaces. */
public final class NetworkInterfaces {
    static final String NO_TRACKING = "How long connections are tracked cannot be chosen here.";
    static final String NO_PRIMARY6 = "Primary IPv6 addresses are not offered.";
    static final String NO_ENA_EXPRESS = "ENA Express is not offered.";

    /** How many network interfaces an account may have in a region. */
    public static final Quota QUOTA = new Quota("vpc", "L-DF5E4CA3", "Network interfaces per Region", 5_000);

    private final Listing<Eni, NetworkInterface> listing;
    private final PublicPool pool;

    /**
     * @param tokens continue lists
     * @param pool the public addresses
     */
    public NetworkInterfaces(Tokens tokens, PublicPool pool) {
        this.listing = new Listing<>(tokens, Eni.TABLE, EniViews::of, EniFilters.make());
        this.pool = pool;
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_NETWORK_INTERFACE, this::create);
        on.on(Ec2.DELETE_NETWORK_INTERFACE, this::delete);
        on.onRead(Ec2.DESCRIBE_NETWORK_INTERFACES, this::describe);
        new EniAttributes().register(on);
        new EniAddresses().register(on);
        new Attachments(registry, pool).register(on);
        registry.add(Eni.TABLE);
    }

    private CreateNetworkInterfaceResult create(Call call, Txn txn, CreateNetworkInterfaceRequest in) {
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> make(call, txn, in));
        return CreateNetworkInterfaceResult.builder()
                .networkInterface(EniViews.of(txn, Eni.TABLE.find(call, txn, id)))
                .clientToken(in.clientToken())
                .build();
    }

    private static String make(Call call, Txn txn, CreateNetworkInterfaceRequest in) {
        refuse(in);
        var subnet = Subnet.TABLE.find(call, txn, in.subnetId());
        if (Eni.TABLE.all(txn, call.account(), call.region()).size()
                >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException(
                    "NetworkInterfaceLimitExceeded", "The maximum number of network interfaces has been reached.");
        }
        var addresses = Parts.list(in.privateIpAddresses());
        var spec = new EniSpec(
                subnet,
                in.description() == null ? "" : in.description(),
                primary(in.privateIpAddress(), addresses),
                secondary(addresses),
                count("secondaryPrivateIpAddressCount", in.secondaryPrivateIpAddressCount()),
                Parts.stream(in.ipv6Addresses())
                        .map(InstanceIpv6Address::ipv6Address)
                        .map(ip -> Cidrs.ip("ipv6Address", String.valueOf(ip), true))
                        .toList(),
                in.ipv6AddressCount(),
                Parts.list(in.groups()),
                Eni.Origin.USER);
        var eni = Enis.create(call, txn, spec);
        Ec2Tags.create(call, txn, Kind.INTERFACE, eni.key(), in.tagSpecifications());
        return eni.id();
    }

    private static void refuse(CreateNetworkInterfaceRequest in) {
        boolean prefixes = in.ipv4PrefixCount() != null
                || in.ipv6PrefixCount() != null
                || !Parts.list(in.ipv4Prefixes()).isEmpty()
                || !Parts.list(in.ipv6Prefixes()).isEmpty();
        if (prefixes) {
            throw Ec2Errors.unsupported("Prefix delegation to network interfaces is not offered.");
        }
        if (in.interfaceType() != null && !in.interfaceType().equals("interface")) {
            throw Ec2Errors.unsupported("Network interfaces of type " + in.interfaceType() + " are not offered.");
        }
        if (in.connectionTrackingSpecification() != null) {
            throw Ec2Errors.unsupported(NO_TRACKING);
        }
        if (Boolean.TRUE.equals(in.enablePrimaryIpv6())) {
            throw Ec2Errors.unsupported(NO_PRIMARY6);
        }
        count("ipv6AddressCount", in.ipv6AddressCount());
    }

    private static int count(String parameter, @Nullable Integer asked) {
        if (asked != null && asked < 0) {
            throw Ec2Errors.invalidValue(parameter, asked, "It cannot be negative.");
        }
        return asked == null ? 0 : asked;
    }

    private static @Nullable Ip primary(@Nullable String single, List<PrivateIpAddressSpecification> all) {
        var primaries = all.stream()
                .filter(one -> Boolean.TRUE.equals(one.primary()))
                .map(one -> String.valueOf(one.privateIpAddress()))
                .toList();
        if (primaries.size() > 1 || single != null && !primaries.isEmpty()) {
            throw Ec2Errors.combination("Only one primary private IP address can be specified.");
        }
        var text = single != null ? single : primaries.isEmpty() ? null : primaries.getFirst();
        return text == null ? null : Cidrs.ip("privateIpAddress", text, false);
    }

    private static List<Ip> secondary(List<PrivateIpAddressSpecification> all) {
        var ips = new ArrayList<Ip>();
        for (var one : all) {
            if (!Boolean.TRUE.equals(one.primary())) {
                ips.add(Cidrs.ip("privateIpAddress", String.valueOf(one.privateIpAddress()), false));
            }
        }
        return ips;
    }

    private DeleteNetworkInterfaceResponse delete(Call call, Txn txn, DeleteNetworkInterfaceRequest in) {
        var eni = Eni.TABLE.find(call, txn, in.networkInterfaceId());
        own(eni);
        if (eni.attachment() != null) {
            throw Ec2Errors.invalidValue("Network interface '" + eni.id() + "' is currently in use.");
        }
        Enis.delete(txn, Enis.releaseAutomatic(txn, pool, eni));
        return DeleteNetworkInterfaceResponse.builder().build();
    }

    /** Refuses what a user may not do with interfaces that a service made. */
    static void own(Eni eni) {
        if (!eni.origin().requester().isEmpty()) {
            throw Ec2Errors.notPermitted("You are not allowed to manage '" + eni.id() + "'.");
        }
    }

    private DescribeNetworkInterfacesResult describe(Call call, ReadTxn txn, DescribeNetworkInterfacesRequest in) {
        var page = listing.list(
                call, txn, Asked.of(in.networkInterfaceIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeNetworkInterfacesResult.builder()
                .networkInterfaces(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
