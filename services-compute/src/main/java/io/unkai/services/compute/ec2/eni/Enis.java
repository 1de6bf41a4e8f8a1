package io.unkai.services.compute.ec2.eni;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.AttachmentState;
import io.unkai.services.compute.ec2.net.Eip;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.PrivateAddresses;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.net.Readiness;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to network interfaces, in the transaction of the call that makes it happen. Whoever attaches an interface to an instance
 * asks for the instance to be reconciled as well: its reconciler plugs the interface and says so with {@link #plugged}.
 */
public final class Enis {
    /** How many security groups an interface may have. */
    public static final Quota GROUPS = new Quota("vpc", "L-2AFB9258", "Security groups per network interface", 5);

    private static final int MAC_BYTES = 5;
    private static final int MOST_ADDRESSES = 50;

    private Enis() {}

    /** Makes an interface with its addresses. */
    public static Eni create(Call call, Txn txn, EniSpec spec) {
        var subnet = spec.subnet();
        var id = call.ids().next("eni");
        if (spec.secondaryCount() + spec.secondary().size() + spec.ipv6().size() > MOST_ADDRESSES) {
            throw new ApiException("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
        }
        var addresses = new ArrayList<Eni.Address>();
        addresses.add(new Eni.Address(
                spec.primary() == null
                        ? PrivateAddresses.take(call, txn, subnet, id)
                        : PrivateAddresses.take(txn, subnet, spec.primary(), id),
                null));
        for (var ip : spec.secondary()) {
            addresses.add(new Eni.Address(PrivateAddresses.take(txn, subnet, ip, id), null));
        }
        for (int i = 0; i < spec.secondaryCount(); i++) {
            addresses.add(new Eni.Address(PrivateAddresses.take(call, txn, subnet, id), null));
        }
        var eni = Eni.TABLE.put(
                txn,
                new Eni(
                        subnet.key().sibling(id),
                        subnet.vpc(),
                        subnet.id(),
                        Readiness.PENDING,
                        subnet.zone().name(),
                        mac(call),
                        spec.description(),
                        addresses,
                        ipv6(call, txn, spec, id),
                        groups(call, txn, subnet.vpcKey(), spec.groups()),
                        true,
                        spec.origin(),
                        null));
        Wanted.changed(txn, eni.vpcKey());
        return eni;
    }

    private static List<Ip> ipv6(Call call, Txn txn, EniSpec spec, String id) {
        var subnet = spec.subnet();
        var all = new ArrayList<Ip>();
        for (var ip : spec.ipv6()) {
            all.add(PrivateAddresses.take(txn, subnet, ip, id));
        }
        boolean own = spec.ipv6().isEmpty()
                && subnet.block6() != null
                && subnet.settings().ipv6Addresses();
        int more = spec.ipv6Count() != null ? Math.min(spec.ipv6Count(), MOST_ADDRESSES) : own ? 1 : 0;
        for (int i = 0; i < more; i++) {
            all.add(PrivateAddresses.take6(call, txn, subnet, id));
        }
        return all;
    }

    /** AWS's are locally administered, too. */
    private static String mac(Call call) {
        var hex = call.ids().hex(MAC_BYTES);
        var text = new StringBuilder("02");
        for (int i = 0; i < hex.length(); i += 2) {
            text.append(':').append(hex, i, i + 2);
        }
        return text.toString();
    }

    /** The groups that an interface of a VPC is to have, once they are known to be of this VPC; its default group where none is named. */
    public static List<String> groups(Call call, ReadTxn txn, Key vpc, List<String> asked) {
        var ids = new LinkedHashSet<>(asked);
        for (var id : ids) {
            var group = Group.TABLE.find(txn, vpc.sibling(id));
            if (!group.vpc().equals(vpc.id())) {
                throw Ec2Errors.invalidValue("You have specified two resources that belong to different networks.");
            }
        }
        if (ids.size() > GROUPS.value(txn, call.account(), call.region())) {
            throw new ApiException(
                    "SecurityGroupsPerInterfaceLimitExceeded",
                    "The maximum number of security groups per interface has been reached.");
        }
        return ids.isEmpty() ? List.of(Vpc.TABLE.find(txn, vpc).defaultGroup()) : List.copyOf(ids);
    }

    /**
     * Attaches an interface to an instance; it is plugged later.
     *
     * @param device the index of the device: 0 is the instance's first interface
     */
    public static Eni attach(Call call, Txn txn, Eni eni, String instance, int device, boolean deleteOnTermination) {
        if (eni.attachment() != null) {
            throw new ApiException("InvalidNetworkInterface.InUse", "Interface: [" + eni.id() + "] in use.");
        }
        for (var other : ofInstance(txn, eni.key().sibling(instance))) {
            if (other.attachment() != null && other.attachment().device() == device) {
                throw Ec2Errors.invalidValue("Instance '" + instance
                        + "' already has an interface attached at device index '" + device + "'.");
            }
        }
        var attachment = new Eni.Attachment(
                call.ids().next("eni-attach"),
                instance,
                call.account(),
                device,
                call.now().truncatedTo(ChronoUnit.SECONDS),
                deleteOnTermination,
                AttachmentState.ATTACHING);
        return Eni.TABLE.put(txn, eni.attached(attachment));
    }

    /**
     * The interface is plugged into its instance; called by who did it.
     *
     * @param seen as it was when that began: an attachment made since is not plugged yet
     */
    public static void plugged(Txn txn, Eni seen) {
        var eni = Eni.TABLE.get(txn, seen.key());
        if (eni != null
                && eni.attachment() != null
                && eni.attachment().equals(seen.attachment())
                && eni.attachment().state() == AttachmentState.ATTACHING) {
            Eni.TABLE.put(txn, eni.attached(eni.attachment().in(AttachmentState.ATTACHED)));
        }
    }

    /** The interfaces of an instance by device index. */
    public static List<Eni> ofInstance(ReadTxn txn, Key instance) {
        return Eni.TABLE.within(txn, instance).stream()
                .filter(eni -> eni.attachment() != null)
                .sorted(java.util.Comparator.comparingInt(Enis::device))
                .toList();
    }

    private static int device(Eni eni) {
        return eni.attachment() == null ? Integer.MAX_VALUE : eni.attachment().device();
    }

    /** Takes an interface away from what it is attached to. */
    public static Eni detach(Txn txn, PublicPool pool, Eni eni) {
        var free = releaseAutomatic(txn, pool, eni).attached(null);
        Wanted.changed(txn, eni.vpcKey());
        return Eni.TABLE.put(txn, free);
    }

    /** What becomes of the interfaces of an instance that is terminated: deleted, or detached, as each says. */
    public static void terminated(Txn txn, PublicPool pool, Key instance) {
        for (var eni : ofInstance(txn, instance)) {
            boolean goes = eni.attachment() != null && eni.attachment().deleteOnTermination();
            var free = detach(txn, pool, eni);
            if (goes) {
                delete(txn, free);
            }
        }
    }

    /** Gives an interface a public address that goes when its instance stops; nothing happens where it has one. */
    public static Eni assignAutomatic(Call call, Txn txn, PublicPool pool, Eni eni) {
        var first = eni.addresses().getFirst();
        if (first.publicly() != null) {
            return eni;
        }
        var ip = pool.take(call, txn, eni.key());
        var changed = new ArrayList<>(eni.addresses());
        changed.set(0, new Eni.Address(first.ip(), new Eni.Public(ip, "amazon", "", "")));
        Wanted.changed(txn, eni.vpcKey());
        return Eni.TABLE.put(txn, eni.with(changed, eni.ipv6()));
    }

    /** Takes the public address away that goes when the instance stops; Elastic IP addresses stay. */
    public static Eni releaseAutomatic(Txn txn, PublicPool pool, Eni eni) {
        var changed = new ArrayList<Eni.Address>();
        for (var address : eni.addresses()) {
            var publicly = address.publicly();
            if (publicly != null && publicly.automatic()) {
                pool.free(txn, publicly.ip());
                changed.add(new Eni.Address(address.ip(), null));
            } else {
                changed.add(address);
            }
        }
        if (changed.equals(eni.addresses())) {
            return eni;
        }
        Wanted.changed(txn, eni.vpcKey());
        return Eni.TABLE.put(txn, eni.with(changed, eni.ipv6()));
    }

    /** Deletes an interface that is attached to nothing. */
    public static void delete(Txn txn, Eni eni) {
        if (eni.attachment() != null) {
            throw Ec2Errors.invalidValue("Network interface '" + eni.id() + "' is currently in use.");
        }
        var subnet = io.unkai.services.compute.ec2.net.Subnet.TABLE.find(
                txn, eni.key().sibling(eni.subnet()));
        eni.ips().forEach(ip -> PrivateAddresses.free(txn, subnet, ip));
        for (var address : eni.addresses()) {
            disassociate(txn, eni, address.publicly());
        }
        Eni.TABLE.remove(txn, eni);
        Wanted.changed(txn, eni.vpcKey());
    }

    private static void disassociate(Txn txn, Eni eni, Eni.@Nullable Public publicly) {
        if (publicly != null && !publicly.automatic()) {
            var eip = Eip.TABLE.get(txn, eni.key().sibling(publicly.allocation()));
            if (eip != null) {
                Eip.TABLE.put(txn, eip.free());
            }
        }
    }
}
