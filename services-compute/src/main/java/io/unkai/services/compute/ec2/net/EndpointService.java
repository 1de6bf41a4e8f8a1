package io.unkai.services.compute.ec2.net;

import io.unkai.services.compute.ec2.base.Key;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service of this cloud that interface endpoints lead to.
 *
 * @param name for example {@code com.amazonaws.us-east-1.sts}
 * @param scope how signatures name the service
 * @param host the name that clients call it by in its region
 * @param base what the endpoints' own names end with
 */
public record EndpointService(String name, String scope, String host, String base) {
    private static final List<String> REGIONAL = List.of("access-analyzer", "cloudtrail", "ec2", "sts");
    private static final String FIRST_REGION = "us-east-1";

    /** Those of a region, by name. */
    public static List<EndpointService> in(String region) {
        var all = new ArrayList<EndpointService>();
        for (var scope : REGIONAL) {
            all.add(of("com.amazonaws." + region + '.' + scope, scope, scope + '.' + region, region));
        }
        if (region.equals(FIRST_REGION)) {
            all.add(of("com.amazonaws.iam", "iam", "iam", region));
            all.add(of(
                    "com.amazonaws." + region + ".organizations", "organizations", "organizations." + region, region));
        }
        return all;
    }

    private static EndpointService of(String name, String scope, String host, String region) {
        return new EndpointService(name, scope, host + ".amazonaws.com", scope + '.' + region + ".vpce.amazonaws.com");
    }

    /** The one with this name, or null. */
    public static @Nullable EndpointService find(String region, String name) {
        return in(region).stream()
                .filter(service -> service.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    /** An endpoint's own names, first that of all its interfaces, then one for each. */
    public List<String> names(Key endpoint, Endpoint.Inside inside) {
        var first = endpoint.id() + '-' + inside.tag();
        var all = new ArrayList<>(List.of(first + '.' + base));
        inside.places().forEach(place -> all.add(first + '-' + place.zone() + '.' + base));
        return all;
    }
}
