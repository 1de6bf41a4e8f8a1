package io.unkai.services.compute.ec2.net;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.ArrayList;
import java.util.List;

/** A network ACL. The entries that deny what no other fits are not among these. */
public record Acl(Key key, String vpc, boolean isDefault, List<Entry> entries) implements Resource {
    /** All network ACLs. */
    public static final ResourceTable<Acl> TABLE = new ResourceTable<>(Kind.ACL, "ec2.acls", Acl.class);

    /** The number of the entries that the default ACL has. */
    private static final int FIRST = 100;

    /**
     * An entry.
     *
     * @param number 1 to 32766
     */
    public record Entry(int number, boolean egress, Traffic traffic, Cidr cidr, boolean allow) {}

    /** The default ACL of a VPC: everything passes. */
    public static Acl first(Key key, String vpc, boolean ipv6) {
        var entries = new ArrayList<Entry>();
        for (boolean egress : new boolean[] {true, false}) {
            entries.add(new Entry(FIRST, egress, Traffic.ANY, Cidr.ANY4, true));
            if (ipv6) {
                entries.add(new Entry(FIRST + 1, egress, Traffic.ANY, Cidr.ANY6, true));
            }
        }
        return new Acl(key, vpc, true, List.copyOf(entries));
    }

    @Override
    public List<String> within() {
        return List.of(vpc);
    }

    /** The same with other entries. */
    public Acl with(List<Entry> changed) {
        return new Acl(key, vpc, isDefault, List.copyOf(changed));
    }
}
