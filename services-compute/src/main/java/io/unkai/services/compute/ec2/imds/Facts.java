package io.unkai.services.compute.ec2.imds;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.tag.Tags;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.connect.PushedKeys;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.PrivateAddresses;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an instance that asks.
 *
 * @param instance the instance
 * @param interfaces its network interfaces, by device index
 * @param vpc its VPC
 * @param subnets the subnets of its interfaces, by id
 * @param groupNames the names of its security groups, by id
 * @param tags its tags
 * @param pushed the public keys that were pushed to it, by user
 */
record Facts(
        StoredInstance instance,
        List<Eni> interfaces,
        Vpc vpc,
        Map<String, Subnet> subnets,
        Map<String, String> groupNames,
        SortedMap<String, String> tags,
        SortedMap<String, String> pushed) {
    /** The instance that has an address in a VPC, or null. */
    static @Nullable Facts find(ReadTxn txn, Key vpc, Ip address, Instant now) {
        var instance = instance(txn, vpc, address);
        var network = Vpc.TABLE.get(txn, vpc);
        return instance == null || network == null ? null : of(txn, instance, network, now);
    }

    private static @Nullable StoredInstance instance(ReadTxn txn, Key vpc, Ip address) {
        for (var subnet : Subnet.TABLE.within(txn, vpc)) {
            if (subnet.cidrs().stream().anyMatch(cidr -> cidr.contains(address))) {
                var owner = PrivateAddresses.owner(txn, subnet, address);
                var eni = owner == null ? null : Eni.TABLE.get(txn, vpc.sibling(owner));
                var attachment = eni == null ? null : eni.attachment();
                return attachment == null || attachment.instance().isEmpty()
                        ? null
                        : StoredInstance.TABLE.get(txn, vpc.sibling(attachment.instance()));
            }
        }
        return null;
    }

    private static Facts of(ReadTxn txn, StoredInstance instance, Vpc vpc, Instant now) {
        var interfaces = Enis.ofInstance(txn, instance.key());
        var subnets = new TreeMap<String, Subnet>();
        var groups = new TreeMap<String, String>();
        for (var eni : interfaces) {
            subnets.put(eni.subnet(), Subnet.TABLE.find(txn, eni.key().sibling(eni.subnet())));
            for (var id : eni.groups()) {
                var group = Group.TABLE.get(txn, eni.key().sibling(id));
                groups.put(id, group == null ? id : group.name());
            }
        }
        return new Facts(
                instance,
                interfaces,
                vpc,
                subnets,
                groups,
                Tags.of(txn, Ec2Tags.resource(instance.key())),
                PushedKeys.of(txn, instance.key(), now));
    }

    /** The interface at index 0. */
    Eni first() {
        return interfaces.getFirst();
    }

    Subnet subnet(Eni eni) {
        return Objects.requireNonNull(subnets.get(eni.subnet()), "read with its interface");
    }

    String region() {
        return instance.key().region();
    }
}
