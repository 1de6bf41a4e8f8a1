package io.unkai.services.compute.ec2.net;

import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An internet gateway, attached to a VPC or to none. */
public record InternetGateway(Key key, @Nullable String vpc) implements Resource {
    /** All internet gateways. */
    public static final ResourceTable<InternetGateway> TABLE =
            new ResourceTable<>(Kind.INTERNET_GATEWAY, "ec2.internet-gateways", InternetGateway.class);

    @Override
    public List<String> within() {
        return vpc == null ? List.of() : List.of(vpc);
    }
}
