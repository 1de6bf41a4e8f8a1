package io.unkai.services.compute.ec2.acl;

import io.unkai.api.ec2.IcmpTypeCode;
import io.unkai.api.ec2.PortRange;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.net.Acl;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An entry as calls ask for it. */
record EntrySpec(
        @Nullable Integer number,
        @Nullable Boolean egress,
        @Nullable String protocol,
        @Nullable String action,
        @Nullable String cidr,
        @Nullable String cidr6,
        @Nullable PortRange ports,
        @Nullable IcmpTypeCode icmp) {
    private static final int LAST_NUMBER = 32_766;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_ICMP = 255;
    private static final int MAX_PROTOCOL = 255;

    Acl.Entry entry() {
        if (action == null) {
            throw Ec2Errors.missing("ruleAction");
        }
        return new Acl.Entry(checked(number), Boolean.TRUE.equals(egress), traffic(), block(), action.equals("allow"));
    }

    static int checked(@Nullable Integer number) {
        if (number == null) {
            throw Ec2Errors.missing("ruleNumber");
        }
        if (number < 1 || number > LAST_NUMBER) {
            throw Ec2Errors.invalidValue("ruleNumber", number, "Rule numbers are from 1 to " + LAST_NUMBER + '.');
        }
        return number;
    }

    private Cidr block() {
        if (cidr != null && cidr6 != null) {
            throw Ec2Errors.combination("cidrBlock and ipv6CidrBlock cannot be specified together");
        }
        return cidr6 == null ? Cidrs.ipv4("cidrBlock", cidr) : Cidrs.ipv6("ipv6CidrBlock", cidr6);
    }

    private Traffic traffic() {
        int number = protocolNumber();
        if (number == Traffic.TCP || number == Traffic.UDP) {
            return ports(number);
        }
        if (number == Traffic.ICMP || number == Traffic.ICMP6) {
            return icmp(number);
        }
        return new Traffic(number, Traffic.ALL, Traffic.ALL);
    }

    private int protocolNumber() {
        if (protocol == null) {
            throw Ec2Errors.missing("protocol");
        }
        return switch (protocol.toLowerCase(Locale.ROOT)) {
            case "-1", "all" -> Traffic.ALL;
            case "tcp" -> Traffic.TCP;
            case "udp" -> Traffic.UDP;
            case "icmp" -> Traffic.ICMP;
            case "icmpv6" -> Traffic.ICMP6;
            default -> parsed(protocol);
        };
    }

    private static int parsed(String text) {
        int number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : MAX_PROTOCOL + 1;
        if (number > MAX_PROTOCOL) {
            throw Ec2Errors.invalidValue("Invalid value '" + text + "' for IP protocol. Unknown protocol.");
        }
        return number;
    }

    private Traffic ports(int number) {
        var from = ports == null ? null : ports.from();
        var to = ports == null ? null : ports.to();
        if (from == null || to == null) {
            throw Ec2Errors.missing("portRange");
        }
        if (from < 0 || to > MAX_PORT || from > to) {
            throw Ec2Errors.invalidValue("Invalid TCP/UDP port range (" + from + ":" + to + ")");
        }
        return new Traffic(number, from, to);
    }

    private Traffic icmp(int number) {
        var type = icmp == null ? null : icmp.type();
        var code = icmp == null ? null : icmp.code();
        if (type == null || code == null) {
            throw Ec2Errors.missing("icmpTypeCode");
        }
        if (type < -1 || type > MAX_ICMP || code < -1 || code > MAX_ICMP) {
            throw Ec2Errors.invalidValue("ICMP code (" + code + ") with ICMP type (" + type + ") is invalid.");
        }
        return new Traffic(number, type, code);
    }
}
