package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.InstanceIpv6Address;
import io.unkai.api.ec2.InstanceNetworkInterfaceSpecification;
import io.unkai.api.ec2.PrivateIpAddressSpecification;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.type.MachineType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads which network interfaces a launch asks for. */
final class Cards {
    private final Call call;
    private final ReadTxn txn;
    private final RunInstancesRequest in;

    private Cards(Call call, ReadTxn txn, RunInstancesRequest in) {
        this.call = call;
        this.txn = txn;
        this.in = in;
    }

    /** The interfaces, by device index. @throws ApiException for what cannot be */
    static List<Card> of(Call call, ReadTxn txn, RunInstancesRequest in, MachineType type) {
        var cards = new Cards(call, txn, in);
        var asked = in.networkInterfaces();
        var all = asked == null || asked.isEmpty() ? List.of(cards.only()) : cards.each(asked);
        if (all.size() > type.interfaces()) {
            throw new ApiException(
                    "AttachmentLimitExceeded",
                    "Interface count " + all.size() + " exceeds the limit for " + type.name());
        }
        for (var card : all) {
            if (card.addresses() > type.addresses()) {
                throw new ApiException(
                        "PrivateIpAddressLimitExceeded",
                        "Number of private addresses will exceed limit for " + type.name() + '.');
            }
        }
        return all;
    }

    /** The one interface of a launch that names none. */
    private Card only() {
        var subnet = LaunchSubnet.of(call, txn, in.subnetId(), in.placement());
        return new Card(
                0,
                "",
                subnet,
                LaunchGroups.of(call, txn, subnet, in.subnetId() != null, in.securityGroupIds(), in.securityGroups()),
                "",
                ip(in.privateIpAddress()),
                List.of(),
                0,
                ips(in.ipv6Addresses()),
                in.ipv6AddressCount(),
                subnet.settings().publicAddresses(),
                true);
    }

    private List<Card> each(List<InstanceNetworkInterfaceSpecification> asked) {
        refuse("an instance-level subnet ID", in.subnetId() != null);
        refuse("an instance-level security groups", some(in.securityGroupIds()) || some(in.securityGroups()));
        refuse("an instance-level private address", in.privateIpAddress() != null);
        var cards = new ArrayList<Card>();
        var devices = new HashSet<Integer>();
        for (var one : asked) {
            var device = one.deviceIndex();
            if (device == null) {
                throw Ec2Errors.invalidValue("Each network interface requires a device index.");
            }
            if (device < 0 || !devices.add(device)) {
                throw Ec2Errors.invalidValue("Each network interface requires a device index of its own.");
            }
            cards.add(one.networkInterfaceId() == null ? fresh(one, device, asked.size()) : existing(one, device));
        }
        if (!devices.contains(0)) {
            throw Ec2Errors.invalidValue("When specifying network interfaces, you must include a device at index 0.");
        }
        return checked(cards);
    }

    private static List<Card> checked(List<Card> cards) {
        cards.sort(Comparator.comparingInt(Card::device));
        var first = cards.getFirst().subnet();
        for (var card : cards) {
            if (!card.subnet().vpc().equals(first.vpc())
                    || !card.subnet().zone().equals(first.zone())) {
                throw Ec2Errors.combination(
                        "All network interfaces of an instance must be in the same VPC and Availability Zone.");
            }
        }
        return cards;
    }

    private static void refuse(String what, boolean given) {
        if (given) {
            throw Ec2Errors.combination("Network interfaces and " + what + " may not be specified on the same request");
        }
    }

    private Card fresh(InstanceNetworkInterfaceSpecification one, int device, int all) {
        var publicly = one.associatePublicIpAddress();
        if (publicly != null && all > 1) {
            throw Ec2Errors.combination(
                    "The associatePublicIPAddress parameter cannot be specified when launching with multiple network"
                            + " interfaces.");
        }
        if (publicly != null && device != 0) {
            throw Ec2Errors.combination(
                    "The associatePublicIPAddress parameter can only be specified for the network interface with"
                            + " DeviceIndex 0.");
        }
        var subnet = LaunchSubnet.of(call, txn, one.subnetId(), in.placement());
        boolean usual = device == 0 && all == 1 && subnet.settings().publicAddresses();
        return new Card(
                device,
                "",
                subnet,
                LaunchGroups.of(call, txn, subnet, true, one.groups(), null),
                Objects.requireNonNullElse(one.description(), ""),
                primary(one),
                others(one),
                Objects.requireNonNullElse(one.secondaryPrivateIpAddressCount(), 0),
                ips(one.ipv6Addresses()),
                one.ipv6AddressCount(),
                publicly == null ? usual : publicly,
                !Boolean.FALSE.equals(one.deleteOnTermination()));
    }

    private Card existing(InstanceNetworkInterfaceSpecification one, int device) {
        if (!Objects.equals(in.maxCount(), 1)) {
            throw Ec2Errors.combination("A network interface may only be specified when launching a single instance.");
        }
        var eni = Eni.TABLE.find(call, txn, one.networkInterfaceId());
        if (eni.attachment() != null) {
            throw new ApiException("InvalidNetworkInterface.InUse", "Interface: [" + eni.id() + "] in use.");
        }
        var subnet = Subnet.TABLE.find(txn, eni.key().sibling(eni.subnet()));
        return new Card(
                device,
                eni.id(),
                subnet,
                eni.groups(),
                eni.description(),
                null,
                List.of(),
                eni.addresses().size() - 1,
                List.of(),
                0,
                false,
                Boolean.TRUE.equals(one.deleteOnTermination()));
    }

    private static @Nullable Ip primary(InstanceNetworkInterfaceSpecification one) {
        if (one.privateIpAddress() != null) {
            return ip(one.privateIpAddress());
        }
        return addresses(one).stream()
                .filter(address -> Boolean.TRUE.equals(address.primary()))
                .map(address -> ip(address.privateIpAddress()))
                .findFirst()
                .orElse(null);
    }

    private static List<Ip> others(InstanceNetworkInterfaceSpecification one) {
        return addresses(one).stream()
                .filter(address -> !Boolean.TRUE.equals(address.primary()))
                .map(address -> require(address.privateIpAddress()))
                .toList();
    }

    private static List<PrivateIpAddressSpecification> addresses(InstanceNetworkInterfaceSpecification one) {
        return one.privateIpAddresses() == null ? List.of() : one.privateIpAddresses();
    }

    private static List<Ip> ips(@Nullable List<InstanceIpv6Address> addresses) {
        return addresses == null
                ? List.of()
                : addresses.stream()
                        .map(address -> require(address.ipv6Address()))
                        .toList();
    }

    private static @Nullable Ip ip(@Nullable String text) {
        return text == null ? null : require(text);
    }

    private static Ip require(@Nullable String text) {
        var ip = text == null ? null : Ip.tryParse(text);
        if (ip == null) {
            throw Ec2Errors.invalidValue("Invalid IP address: " + text);
        }
        return ip;
    }

    private static boolean some(@Nullable List<?> list) {
        return list != null && !list.isEmpty();
    }
}
