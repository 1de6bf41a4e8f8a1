package io.unkai.services.compute.ec2.net;

import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;

/** A security group; its rules are {@link GroupRule}s within it. */
public record Group(Key key, String vpc, String name, String description) implements Resource {
    /** All security groups. */
    public static final ResourceTable<Group> TABLE = new ResourceTable<>(Kind.GROUP, "ec2.groups", Group.class);

    /** The name of the group that every VPC has. */
    public static final String DEFAULT = "default";

    @Override
    public List<String> within() {
        return List.of(vpc);
    }

    /** Its VPC. */
    public Key vpcKey() {
        return key.sibling(vpc);
    }
}
