package io.unkai.services.compute.ec2.net;

import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;

/** An egress-only internet gateway of a VPC. */
public record EgressGateway(Key key, String vpc) implements Resource {
    /** All egress-only internet gateways. */
    public static final ResourceTable<EgressGateway> TABLE =
            new ResourceTable<>(Kind.EGRESS_GATEWAY, "ec2.egress-gateways", EgressGateway.class);

    @Override
    public List<String> within() {
        return List.of(vpc);
    }
}
