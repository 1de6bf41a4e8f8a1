package io.unkai.services.compute.ec2.net;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A network interface.
 *
 * @param state whether the plane has made it
 * @param zone the availability zone's name
 * @param mac six octets in hexadecimal, separated by colons
 * @param addresses its private IPv4 addresses, the primary one first
 * @param ipv6 its IPv6 addresses
 * @param groups the ids of its security groups
 * @param sourceDestCheck whether it may only send from, and receive for, its own addresses
 * @param origin who made it and for what
 * @param attachment what it is attached to, or null
 */
public record Eni(
        Key key,
        String vpc,
        String subnet,
        Readiness state,
        String zone,
        String mac,
        String description,
        List<Address> addresses,
        List<Ip> ipv6,
        List<String> groups,
        boolean sourceDestCheck,
        Origin origin,
        @Nullable Attachment attachment)
        implements Resource {
    /** All network interfaces. */
    public static final ResourceTable<Eni> TABLE = new ResourceTable<>(Kind.INTERFACE, "ec2.interfaces", Eni.class);

    /**
     * A private address.
     *
     * @param publicly the public address that stands for it, or null
     */
    public record Address(Ip ip, @Nullable Public publicly) {}

    /**
     * A public address.
     *
     * @param owner the account of an Elastic IP address, or {@code amazon}
     * @param allocation the id of the Elastic IP address, empty for one that was assigned automatically
     * @param association the id of the association, empty likewise
     */
    public record Public(Ip ip, String owner, String allocation, String association) {
        /** Whether it goes when the instance stops. */
        public boolean automatic() {
            return allocation.isEmpty();
        }
    }

    /**
     * Who made an interface.
     *
     * @param type {@code interface}, {@code nat_gateway}, ...
     * @param requester the service that made it and alone may change it, empty for the user's own
     */
    public record Origin(String type, String requester) {
        /** The user's own. */
        public static final Origin USER = new Origin("interface", "");
    }

    /**
     * An attachment.
     *
     * @param instance the id of the instance, empty where it serves a service
     * @param owner the account of the instance, or the service's name for it
     * @param state whether it is plugged
     */
    public record Attachment(
            String id,
            String instance,
            String owner,
            int device,
            Instant since,
            boolean deleteOnTermination,
            AttachmentState state) {
        /** The same in another state. */
        public Attachment in(AttachmentState next) {
            var to = AttachmentState.LIFECYCLE.check(state, next);
            return new Attachment(id, instance, owner, device, since, deleteOnTermination, to);
        }
    }

    @Override
    public List<String> within() {
        var owners = new ArrayList<>(List.of(vpc, subnet));
        owners.addAll(groups);
        if (attachment != null) {
            owners.add(attachment.id);
            if (!attachment.instance.isEmpty()) {
                owners.add(attachment.instance);
            }
        }
        return owners;
    }

    /** Its primary private IPv4 address. */
    public Ip primary() {
        return addresses.getFirst().ip;
    }

    /** All its private addresses, the primary one first. */
    public List<Ip> ips() {
        return Stream.concat(addresses.stream().map(Address::ip), ipv6.stream()).toList();
    }

    /** Its VPC. */
    public Key vpcKey() {
        return key.sibling(vpc);
    }

    /** As answers say it. */
    public String status() {
        if (attachment != null) {
            return attachment.state == AttachmentState.DETACHING ? "detaching" : "in-use";
        }
        return state.text();
    }

    /** The same, made by the plane. */
    public Eni available() {
        var to = Readiness.LIFECYCLE.check(state, Readiness.AVAILABLE);
        return new Eni(
                key,
                vpc,
                subnet,
                to,
                zone,
                mac,
                description,
                addresses,
                ipv6,
                groups,
                sourceDestCheck,
                origin,
                attachment);
    }

    /** The same with another attachment, or none. */
    public Eni attached(@Nullable Attachment changed) {
        return new Eni(
                key,
                vpc,
                subnet,
                state,
                zone,
                mac,
                description,
                addresses,
                ipv6,
                groups,
                sourceDestCheck,
                origin,
                changed);
    }

    /** The same with other addresses. */
    public Eni with(List<Address> newAddresses, List<Ip> newIpv6) {
        return new Eni(
                key,
                vpc,
                subnet,
                state,
                zone,
                mac,
                description,
                List.copyOf(newAddresses),
                List.copyOf(newIpv6),
                groups,
                sourceDestCheck,
                origin,
                attachment);
    }

    /** The same with other attributes. */
    public Eni with(String newDescription, List<String> newGroups, boolean newCheck) {
        return new Eni(
                key,
                vpc,
                subnet,
                state,
                zone,
                mac,
                newDescription,
                addresses,
                ipv6,
                List.copyOf(newGroups),
                newCheck,
                origin,
                attachment);
    }
}
