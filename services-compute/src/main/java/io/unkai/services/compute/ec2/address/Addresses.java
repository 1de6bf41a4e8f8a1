package io.unkai.services.compute.ec2.address;

import io.unkai.api.ec2.Address;
import io.unkai.api.ec2.AllocateAddressRequest;
import io.unkai.api.ec2.AllocateAddressResult;
import io.unkai.api.ec2.DescribeAddressesRequest;
import io.unkai.api.ec2.DescribeAddressesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ReleaseAddressRequest;
import io.unkai.api.ec2.ReleaseAddressResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Eip;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.PublicPool;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Operations on Elastic IP addresses. */
public final class Addresses {
    /** How many Elastic IP addresses an account may have in a region. */
    public static final Quota QUOTA = new Quota("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5);

    private static final Filters<Address> FILTERS = new Filters<Address>()
            .on("allocation-id", Address::allocationId)
            .on("association-id", Address::associationId)
            .on("domain", Address::domain)
            .on("instance-id", Address::instanceId)
            .on("network-border-group", Address::networkBorderGroup)
            .on("network-interface-id", Address::networkInterfaceId)
            .on("network-interface-owner-id", Address::networkInterfaceOwnerId)
            .on("private-ip-address", Address::privateIpAddress)
            .on("public-ip", Address::publicIp)
            .onTags(address -> Ec2Tags.map(address.tags()));

    private final Listing<Eip, Address> listing;
    private final PublicPool pool;

    /**
     * @param tokens continue lists
     * @param pool the public addresses
     */
    public Addresses(Tokens tokens, PublicPool pool) {
        this.listing = new Listing<>(tokens, Eip.TABLE, Addresses::view, FILTERS);
        this.pool = pool;
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.ALLOCATE_ADDRESS, this::allocate);
        on.on(Ec2.RELEASE_ADDRESS, this::release);
        on.onRead(Ec2.DESCRIBE_ADDRESSES, this::describe);
        new Associations(pool).register(on);
        registry.add(Eip.TABLE);
    }

    private AllocateAddressResult allocate(Call call, Txn txn, AllocateAddressRequest in) {
        if ("standard".equals(in.domain())) {
            throw Ec2Errors.unsupported("Addresses of EC2-Classic are not offered.");
        }
        if (in.address() != null || in.publicIpv4Pool() != null || in.customerOwnedIpv4Pool() != null) {
            throw Ec2Errors.unsupported("Your own addresses and address pools are not offered.");
        }
        if (Eip.TABLE.all(txn, call.account(), call.region()).size()
                >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException("AddressLimitExceeded", "The maximum number of addresses has been reached.");
        }
        var key = Key.of(call, call.ids().next("eipalloc"));
        var eip = Eip.TABLE.put(txn, new Eip(key, pool.take(call, txn, key), null));
        Ec2Tags.create(call, txn, Kind.ADDRESS, key, in.tagSpecifications());
        return AllocateAddressResult.builder()
                .allocationId(eip.id())
                .publicIp(eip.ip().toString())
                .publicIpv4Pool("amazon")
                .networkBorderGroup(call.region())
                .domain("vpc")
                .build();
    }

    private ReleaseAddressResponse release(Call call, Txn txn, ReleaseAddressRequest in) {
        var eip = find(call, txn, in.allocationId(), in.publicIp());
        if (eip.use() != null) {
            throw new ApiException("InvalidIPAddress.InUse", "Address " + eip.ip() + " is in use.");
        }
        pool.free(txn, eip.ip());
        Eip.TABLE.remove(txn, eip);
        return ReleaseAddressResponse.builder().build();
    }

    /** The address of an id, or of itself. */
    static Eip find(Call call, ReadTxn txn, @Nullable String allocation, @Nullable String publicIp) {
        if (allocation != null) {
            return Eip.TABLE.find(call, txn, allocation);
        }
        if (publicIp == null) {
            throw Ec2Errors.missing("allocationId");
        }
        for (var eip : Eip.TABLE.all(txn, call.account(), call.region())) {
            if (eip.ip().toString().equals(publicIp)) {
                return eip;
            }
        }
        throw new ApiException("InvalidAddress.NotFound", "Address '" + publicIp + "' not found.");
    }

    private DescribeAddressesResult describe(Call call, ReadTxn txn, DescribeAddressesRequest in) {
        var ids = new ArrayList<>(Parts.list(in.allocationIds()));
        for (var ip : Parts.list(in.publicIps())) {
            ids.add(find(call, txn, null, ip).id());
        }
        var page = listing.list(call, txn, Asked.of(ids, in.filters(), null, null));
        return DescribeAddressesResult.builder().addresses(page.items()).build();
    }

    private static Address view(ReadTxn txn, Eip eip) {
        var view = Address.builder()
                .allocationId(eip.id())
                .publicIp(eip.ip().toString())
                .publicIpv4Pool("amazon")
                .networkBorderGroup(eip.key().region())
                .domain("vpc")
                .tags(Ec2Tags.of(txn, eip.key()));
        var use = eip.use();
        if (use != null) {
            var eni = Eni.TABLE.get(txn, eip.key().sibling(use.eni()));
            var attachment = eni == null ? null : eni.attachment();
            view.associationId(use.association())
                    .networkInterfaceId(use.eni())
                    .networkInterfaceOwnerId(eip.key().account())
                    .privateIpAddress(use.privateIp().toString())
                    .instanceId(attachment == null || attachment.instance().isEmpty() ? null : attachment.instance());
        }
        return view.build();
    }
}
