package io.unkai.services.compute.ec2.region;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What AWS calls regions in words. */
final class LongNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("ap-northeast-1", "Asia Pacific (Tokyo)"),
            Map.entry("ap-northeast-2", "Asia Pacific (Seoul)"),
            Map.entry("ap-northeast-3", "Asia Pacific (Osaka)"),
            Map.entry("ap-south-1", "Asia Pacific (Mumbai)"),
            Map.entry("ap-southeast-1", "Asia Pacific (Singapore)"),
            Map.entry("ap-southeast-2", "Asia Pacific (Sydney)"),
            Map.entry("ca-central-1", "Canada (Central)"),
            Map.entry("eu-central-1", "Europe (Frankfurt)"),
            Map.entry("eu-north-1", "Europe (Stockholm)"),
            Map.entry("eu-west-1", "Europe (Ireland)"),
            Map.entry("eu-west-2", "Europe (London)"),
            Map.entry("eu-west-3", "Europe (Paris)"),
            Map.entry("sa-east-1", "South America (Sao Paulo)"),
            Map.entry("us-east-1", "US East (N. Virginia)"),
            Map.entry("us-east-2", "US East (Ohio)"),
            Map.entry("us-west-1", "US West (N. California)"),
            Map.entry("us-west-2", "US West (Oregon)"));

    private LongNames() {}

    /** What the zones of a region are called together, as {@code US West (Oregon) 1}. */
    static @Nullable String ofZones(@Nullable String region) {
        var name = region == null ? null : NAMES.get(region);
        return name == null ? null : name + " 1";
    }
}
