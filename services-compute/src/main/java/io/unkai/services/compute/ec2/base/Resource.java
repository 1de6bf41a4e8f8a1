package io.unkai.services.compute.ec2.base;

import java.util.List;

/** A stored resource. */
public interface Resource {
    /** Where it is stored. */
    Key key();

    /** The ids of the resources it can be found by, for example its VPC and its subnet. */
    default List<String> within() {
        return List.of();
    }

    /** AWS's id. */
    default String id() {
        return key().id();
    }
}
