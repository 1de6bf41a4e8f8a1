package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names that addresses of a VPC have: what descriptions show, instances read about themselves, and the resolver answers.
 *
 * @param region the VPC's region
 * @param publicly whether public addresses have names
 */
public record Names(String region, boolean publicly) {
    private static final String FIRST_REGION = "us-east-1";
    private static final String PRIVATE = "ip-";
    private static final String PUBLIC = "ec2-";

    /** The names of a VPC. */
    public static Names of(Vpc vpc) {
        return new Names(vpc.key().region(), vpc.settings().dnsHostnames());
    }

    /** The names of the VPC of this key. */
    public static Names in(ReadTxn txn, Key vpc) {
        var found = Vpc.TABLE.get(txn, vpc);
        return found == null ? new Names(vpc.region(), false) : of(found);
    }

    /** The domain of private names in a region. */
    public static String privateDomain(String region) {
        return region.equals(FIRST_REGION) ? "ec2.internal" : region + ".compute.internal";
    }

    /** The private name of an address, for example {@code ip-10-0-0-5.ec2.internal}. */
    public String privateName(Ip ip) {
        return PRIVATE + dashed(ip) + '.' + privateDomain(region);
    }

    /** The public name of an address, for example {@code ec2-203-0-113-7.compute-1.amazonaws.com}, or null where it has none. */
    public @Nullable String publicName(@Nullable Ip ip) {
        if (ip == null || !publicly) {
            return null;
        }
        var place = region.equals(FIRST_REGION) ? "compute-1" : region + ".compute";
        return PUBLIC + dashed(ip) + '.' + place + ".amazonaws.com";
    }

    /** The same as descriptions show it: empty where there is none. */
    public String publicNameOrEmpty(@Nullable Ip ip) {
        var name = publicName(ip);
        return name == null ? "" : name;
    }

    /** The IPv4 address that a name of these forms is about, whoever has it, or null where the name is another. */
    public static @Nullable Ip about(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        int end = lower.indexOf('.');
        int begin = lower.startsWith(PRIVATE) ? PRIVATE.length() : lower.startsWith(PUBLIC) ? PUBLIC.length() : -1;
        return begin < 0 || end < begin
                ? null
                : Ip.tryParse(lower.substring(begin, end).replace('-', '.'));
    }

    private static String dashed(Ip ip) {
        return ip.toString().replace('.', '-').replace(':', '-');
    }
}
