package io.unkai.kernel.region;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The regions of AWS. Those that came after March 2019 are closed to an account until it asks for them.
 *
 * @see <a href="https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html">Regions of an account</a>
 */
public final class AwsRegions {
    private static final Set<String> ALWAYS = Set.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2");

    private static final Set<String> ASKED_FOR = Set.of(
            "af-south-1",
            "ap-east-1",
            "ap-east-2",
            "ap-south-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-west-1",
            "eu-central-2",
            "eu-south-1",
            "eu-south-2",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "mx-central-1");

    private static final List<String> NAMES =
            Stream.concat(ALWAYS.stream(), ASKED_FOR.stream()).sorted().toList();

    private AwsRegions() {}

    /** All of them, by name. */
    public static List<String> names() {
        return NAMES;
    }

    /** Whether no account has to ask for a region. A name that is none of AWS's is nobody's to ask for. */
    public static boolean alwaysOpen(String region) {
        return !ASKED_FOR.contains(region);
    }
}
