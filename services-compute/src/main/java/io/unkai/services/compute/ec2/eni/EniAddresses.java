package io.unkai.services.compute.ec2.eni;

import io.unkai.api.ec2.AssignIpv6AddressesRequest;
import io.unkai.api.ec2.AssignIpv6AddressesResult;
import io.unkai.api.ec2.AssignPrivateIpAddressesRequest;
import io.unkai.api.ec2.AssignPrivateIpAddressesResult;
import io.unkai.api.ec2.AssignedPrivateIpAddress;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.UnassignIpv6AddressesRequest;
import io.unkai.api.ec2.UnassignIpv6AddressesResult;
import io.unkai.api.ec2.UnassignPrivateIpAddressesRequest;
import io.unkai.api.ec2.UnassignPrivateIpAddressesResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.PrivateAddresses;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations that give addresses to network interfaces and take them away. */
final class EniAddresses {
    private static final int MOST = 50;

    void register(Handlers on) {
        on.on(Ec2.ASSIGN_PRIVATE_IP_ADDRESSES, this::assign);
        on.on(Ec2.UNASSIGN_PRIVATE_IP_ADDRESSES, this::unassign);
        on.on(Ec2.ASSIGN_IPV6_ADDRESSES, this::assign6);
        on.on(Ec2.UNASSIGN_IPV6_ADDRESSES, this::unassign6);
    }

    private AssignPrivateIpAddressesResult assign(Call call, Txn txn, AssignPrivateIpAddressesRequest in) {
        var eni = Eni.TABLE.find(call, txn, in.networkInterfaceId());
        NetworkInterfaces.own(eni);
        if (in.ipv4PrefixCount() != null || !Parts.list(in.ipv4Prefixes()).isEmpty()) {
            throw Ec2Errors.unsupported("Prefix delegation to network interfaces is not offered.");
        }
        var subnet = subnet(txn, eni);
        int count = count("secondaryPrivateIpAddressCount", in.secondaryPrivateIpAddressCount());
        var named = Parts.list(in.privateIpAddresses());
        if (count + named.size() == 0) {
            throw Ec2Errors.missing("privateIpAddress or secondaryPrivateIpAddressCount");
        }
        checkCount(eni.addresses().size() + count + named.size());
        var taken = new ArrayList<Ip>();
        for (var text : named) {
            var ip = Cidrs.ip("privateIpAddress", text, false);
            if (Boolean.TRUE.equals(in.allowReassignment())) {
                takeAway(txn, subnet, ip);
            }
            taken.add(PrivateAddresses.take(txn, subnet, ip, eni.id()));
        }
        for (int i = 0; i < count; i++) {
            taken.add(PrivateAddresses.take(call, txn, subnet, eni.id()));
        }
        var addresses = new ArrayList<>(eni.addresses());
        taken.forEach(ip -> addresses.add(new Eni.Address(ip, null)));
        save(txn, eni.with(addresses, eni.ipv6()));
        return AssignPrivateIpAddressesResult.builder()
                .networkInterfaceId(eni.id())
                .assignedPrivateIpAddresses(taken.stream()
                        .map(ip -> AssignedPrivateIpAddress.builder()
                                .privateIpAddress(ip.toString())
                                .build())
                        .toList())
                .assignedIpv4Prefixes(List.of())
                .build();
    }

    /** Secondary addresses may be taken from another interface of the subnet. */
    private static void takeAway(Txn txn, Subnet subnet, Ip ip) {
        var owner = PrivateAddresses.owner(txn, subnet, ip);
        var other = owner == null ? null : Eni.TABLE.get(txn, subnet.key().sibling(owner));
        if (other != null && !other.primary().equals(ip)) {
            remove(txn, subnet, other, List.of(ip));
        }
    }

    private static void remove(Txn txn, Subnet subnet, Eni eni, List<Ip> going) {
        var rest = new ArrayList<Eni.Address>();
        for (var address : eni.addresses()) {
            if (!going.contains(address.ip())) {
                rest.add(address);
            } else if (address.publicly() != null) {
                throw new ApiException(
                        "InvalidParameterValue",
                        "The private IP address " + address.ip() + " has a public address associated with it.");
            }
        }
        going.forEach(ip -> PrivateAddresses.free(txn, subnet, ip));
        save(txn, eni.with(rest, eni.ipv6()));
    }

    private UnassignPrivateIpAddressesResponse unassign(Call call, Txn txn, UnassignPrivateIpAddressesRequest in) {
        var eni = Eni.TABLE.find(call, txn, in.networkInterfaceId());
        NetworkInterfaces.own(eni);
        var named = Parts.list(in.privateIpAddresses());
        if (named.isEmpty()) {
            throw Ec2Errors.missing("privateIpAddress");
        }
        var going = new ArrayList<Ip>();
        for (var text : named) {
            var ip = Cidrs.ip("privateIpAddress", text, false);
            boolean has =
                    eni.addresses().stream().anyMatch(address -> address.ip().equals(ip));
            if (!has || ip.equals(eni.primary())) {
                throw Ec2Errors.invalidValue(
                        "Some of the specified addresses are not assigned to interface " + eni.id());
            }
            going.add(ip);
        }
        remove(txn, subnet(txn, eni), eni, going);
        return UnassignPrivateIpAddressesResponse.builder().build();
    }

    private AssignIpv6AddressesResult assign6(Call call, Txn txn, AssignIpv6AddressesRequest in) {
        var eni = Eni.TABLE.find(call, txn, in.networkInterfaceId());
        NetworkInterfaces.own(eni);
        if (in.ipv6PrefixCount() != null || !Parts.list(in.ipv6Prefixes()).isEmpty()) {
            throw Ec2Errors.unsupported("Prefix delegation to network interfaces is not offered.");
        }
        var subnet = subnet(txn, eni);
        int count = count("ipv6AddressCount", in.ipv6AddressCount());
        var named = Parts.list(in.ipv6Addresses());
        if (count + named.size() == 0) {
            throw Ec2Errors.missing("ipv6Address or ipv6AddressCount");
        }
        checkCount(eni.ipv6().size() + count + named.size());
        var taken = new ArrayList<Ip>();
        for (var text : named) {
            taken.add(PrivateAddresses.take(txn, subnet, Cidrs.ip("ipv6Address", text, true), eni.id()));
        }
        for (int i = 0; i < count; i++) {
            taken.add(PrivateAddresses.take6(call, txn, subnet, eni.id()));
        }
        var all = new ArrayList<>(eni.ipv6());
        all.addAll(taken);
        save(txn, eni.with(eni.addresses(), all));
        return AssignIpv6AddressesResult.builder()
                .networkInterfaceId(eni.id())
                .assignedIpv6Addresses(taken.stream().map(Ip::toString).toList())
                .build();
    }

    private UnassignIpv6AddressesResult unassign6(Call call, Txn txn, UnassignIpv6AddressesRequest in) {
        var eni = Eni.TABLE.find(call, txn, in.networkInterfaceId());
        NetworkInterfaces.own(eni);
        var subnet = subnet(txn, eni);
        var rest = new ArrayList<>(eni.ipv6());
        for (var text : Parts.list(in.ipv6Addresses())) {
            var ip = Cidrs.ip("ipv6Address", text, true);
            if (!rest.remove(ip)) {
                throw Ec2Errors.invalidValue(
                        "Some of the specified addresses are not assigned to interface " + eni.id());
            }
            PrivateAddresses.free(txn, subnet, ip);
        }
        save(txn, eni.with(eni.addresses(), rest));
        return UnassignIpv6AddressesResult.builder()
                .networkInterfaceId(eni.id())
                .unassignedIpv6Addresses(Parts.list(in.ipv6Addresses()))
                .build();
    }

    private static Subnet subnet(Txn txn, Eni eni) {
        return Subnet.TABLE.find(txn, eni.key().sibling(eni.subnet()));
    }

    private static int count(String parameter, @Nullable Integer asked) {
        if (asked != null && asked < 0) {
            throw Ec2Errors.invalidValue(parameter, asked, "It cannot be negative.");
        }
        return asked == null ? 0 : Math.min(asked, MOST + 1);
    }

    private static void checkCount(int addresses) {
        if (addresses > MOST) {
            throw new ApiException("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
        }
    }

    private static void save(Txn txn, Eni eni) {
        Eni.TABLE.put(txn, eni);
        Wanted.changed(txn, eni.vpcKey());
    }
}
