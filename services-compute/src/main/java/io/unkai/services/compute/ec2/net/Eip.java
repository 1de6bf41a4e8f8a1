package io.unkai.services.compute.ec2.net;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Elastic IP address.
 *
 * @param use what it is associated with, or null
 */
public record Eip(Key key, Ip ip, @Nullable Use use) implements Resource {
    /** All Elastic IP addresses. */
    public static final ResourceTable<Eip> TABLE = new ResourceTable<>(Kind.ADDRESS, "ec2.addresses", Eip.class);

    /**
     * An association.
     *
     * @param association its id
     * @param eni the interface
     * @param privateIp the address of the interface that it stands for
     */
    public record Use(String association, String eni, Ip privateIp) {}

    @Override
    public List<String> within() {
        return use == null ? List.of() : List.of(use.association, use.eni);
    }

    /** The same, associated with nothing. */
    public Eip free() {
        return new Eip(key, ip, null);
    }

    /** The same, associated. */
    public Eip usedBy(Use changed) {
        return new Eip(key, ip, changed);
    }
}
