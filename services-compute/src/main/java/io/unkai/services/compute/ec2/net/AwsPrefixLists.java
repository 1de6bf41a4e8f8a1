package io.unkai.services.compute.ec2.net;

import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Key;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prefix lists that belong to the cloud: the addresses of services that have gateway endpoints. Everyone may use them. */
public final class AwsPrefixLists {
    /** Who owns them. */
    public static final String OWNER = "AWS";

    /** The addresses of S3. They are reserved for documentation: no real network uses them, and no real service is reached by mistake. */
    private static final Cidr S3 = Cidr.parse("192.0.2.0/25");

    private static final String NAME = "com.amazonaws.";

    /** The ids that the lists of S3 have on AWS. */
    private static final Map<String, String> IDS = Map.of(
            "us-east-1", "pl-63a5400a",
            "us-east-2", "pl-7ba54012",
            "us-west-1", "pl-6ba54002",
            "us-west-2", "pl-68a54001",
            "eu-west-1", "pl-6da54004",
            "eu-central-1", "pl-6ea54007",
            "ap-northeast-1", "pl-61a54008",
            "ap-southeast-1", "pl-6fa54006",
            "ap-southeast-2", "pl-6ca54005",
            "sa-east-1", "pl-6aa54003");

    private AwsPrefixLists() {}

    /** The list of S3 in a region. */
    public static PrefixList s3(String region) {
        var id = IDS.getOrDefault(region, String.format(Locale.ROOT, "pl-%08x", region.hashCode()));
        var entries = List.of(new PrefixList.Entry(S3, ""));
        return new PrefixList(
                new Key(OWNER, region, id),
                NAME + region + ".s3",
                false,
                entries.size(),
                "create-complete",
                List.of(new PrefixList.Version(1, entries)));
    }

    /** All of a region. */
    public static List<PrefixList> of(String region) {
        return List.of(s3(region));
    }

    /** The one of an id, or null. */
    public static @Nullable PrefixList find(String region, @Nullable String id) {
        for (var list : of(region)) {
            if (list.id().equals(id)) {
                return list;
            }
        }
        return null;
    }
}
