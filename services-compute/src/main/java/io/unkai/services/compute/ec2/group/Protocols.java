package io.unkai.services.compute.ec2.group;

import io.unkai.kernel.error.ApiException;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Protocols and ports as security groups spell them. */
final class Protocols {
    private static final int MAX_PROTOCOL = 255;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_ICMP = 255;

    private Protocols() {}

    /** What a rule is about. */
    static Traffic traffic(@Nullable String protocol, @Nullable Integer from, @Nullable Integer to) {
        if (protocol == null) {
            throw Ec2Errors.missing("ipProtocol");
        }
        int number = number(protocol);
        if (number == Traffic.TCP || number == Traffic.UDP) {
            return ports(number, from, to);
        }
        if (number == Traffic.ICMP || number == Traffic.ICMP6) {
            return icmp(number, from, to);
        }
        return new Traffic(number, Traffic.ALL, Traffic.ALL);
    }

    private static int number(String protocol) {
        return switch (protocol.toLowerCase(Locale.ROOT)) {
            case "tcp" -> Traffic.TCP;
            case "udp" -> Traffic.UDP;
            case "icmp" -> Traffic.ICMP;
            case "icmpv6" -> Traffic.ICMP6;
            case "-1", "all" -> Traffic.ALL;
            default -> parsed(protocol);
        };
    }

    private static int parsed(String protocol) {
        boolean digits = protocol.matches("[0-9]{1,3}");
        int number = digits ? Integer.parseInt(protocol) : MAX_PROTOCOL + 1;
        if (number > MAX_PROTOCOL) {
            throw Ec2Errors.invalidValue("Invalid value '" + protocol + "' for IP protocol. Unknown protocol.");
        }
        return number;
    }

    private static Traffic ports(int protocol, @Nullable Integer from, @Nullable Integer to) {
        if (from == null || to == null) {
            throw Ec2Errors.invalidValue(
                    "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
        }
        if (from == -1 && to == -1) {
            return new Traffic(protocol, 0, MAX_PORT);
        }
        if (from < 0 || from > MAX_PORT || to < 0 || to > MAX_PORT) {
            int wrong = from < 0 || from > MAX_PORT ? from : to;
            throw Ec2Errors.invalidValue("Invalid value '" + wrong + "' for portRange. Must be between 0 and 65535.");
        }
        if (from > to) {
            throw Ec2Errors.invalidValue("Invalid TCP/UDP port range (" + from + ":" + to + ")");
        }
        return new Traffic(protocol, from, to);
    }

    private static Traffic icmp(int protocol, @Nullable Integer type, @Nullable Integer code) {
        int ofType = type == null ? Traffic.ALL : type;
        int ofCode = code == null ? Traffic.ALL : code;
        if (ofType < -1 || ofType > MAX_ICMP || ofCode < -1 || ofCode > MAX_ICMP || ofType == -1 && ofCode != -1) {
            throw badIcmp(ofType, ofCode);
        }
        return new Traffic(protocol, ofType, ofCode);
    }

    private static ApiException badIcmp(int type, int code) {
        return Ec2Errors.invalidValue("ICMP code (" + code + ") with ICMP type (" + type + ") is invalid.");
    }

    /** A protocol as answers spell it. */
    static String name(int protocol) {
        return switch (protocol) {
            case Traffic.TCP -> "tcp";
            case Traffic.UDP -> "udp";
            case Traffic.ICMP -> "icmp";
            case Traffic.ICMP6 -> "icmpv6";
            default -> String.valueOf(protocol);
        };
    }

    /** The first port or the type, or null where the protocol has none. */
    static @Nullable Integer from(Traffic traffic) {
        return traffic.hasPorts() || traffic.isIcmp() ? traffic.from() : null;
    }

    /** The last port or the code, or null where the protocol has none. */
    static @Nullable Integer to(Traffic traffic) {
        return traffic.hasPorts() || traffic.isIcmp() ? traffic.to() : null;
    }
}
