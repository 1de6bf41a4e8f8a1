package io.unkai.services.compute.ec2.net;

import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;

/**
 * Addresses of a subnet that nobody gets without asking for them.
 *
 * @param type {@code prefix} or {@code explicit}
 */
public record CidrReservation(Key key, String subnet, Cidr cidr, String type, String description) implements Resource {
    /** All reservations. */
    public static final ResourceTable<CidrReservation> TABLE =
            new ResourceTable<>(Kind.CIDR_RESERVATION, "ec2.cidr-reservations", CidrReservation.class);

    @Override
    public List<String> within() {
        return List.of(subnet);
    }
}
