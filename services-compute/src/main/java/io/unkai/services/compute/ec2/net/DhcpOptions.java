package io.unkai.services.compute.ec2.net;

import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;
import java.util.Map;

/**
 * A set of DHCP options.
 *
 * @param options values by name, for example {@code domain-name}
 */
public record DhcpOptions(Key key, Map<String, List<String>> options) implements Resource {
    /** All sets. */
    public static final ResourceTable<DhcpOptions> TABLE =
            new ResourceTable<>(Kind.DHCP_OPTIONS, "ec2.dhcp-options", DhcpOptions.class);

    /** What a VPC has that is associated with none. */
    public static final String NONE = "default";

    /** The set that every account has in a region. */
    public static DhcpOptions first(Key key) {
        return new DhcpOptions(
                key,
                Map.of(
                        "domain-name",
                        List.of(Names.privateDomain(key.region())),
                        "domain-name-servers",
                        List.of("AmazonProvidedDNS")));
    }
}
