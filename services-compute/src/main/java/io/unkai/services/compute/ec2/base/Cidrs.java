package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.error.ApiException;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;
import org.jspecify.annotations.Nullable;

/** Reads blocks and addresses as EC2 does. */
public final class Cidrs {
    private static final int LARGEST = 16;
    private static final int SMALLEST = 28;

    private Cidrs() {}

    /** An IPv4 block of a member; bits after the prefix are cleared. */
    public static Cidr ipv4(String parameter, @Nullable String text) {
        var cidr = text == null ? null : Cidr.tryMask(text);
        if (cidr == null || cidr.v6()) {
            throw notBlock(parameter, text);
        }
        return cidr;
    }

    /** An IPv6 block of a member. */
    public static Cidr ipv6(String parameter, @Nullable String text) {
        var cidr = text == null ? null : Cidr.tryMask(text);
        if (cidr == null || !cidr.v6()) {
            throw notBlock(parameter, text);
        }
        return cidr;
    }

    /** An address of a member. */
    public static Ip ip(String parameter, String text, boolean v6) {
        var ip = Ip.tryParse(text);
        if (ip == null || ip.v6() != v6) {
            throw Ec2Errors.invalidValue(parameter, text, "Invalid " + (v6 ? "IPv6" : "IPv4") + " address.");
        }
        return ip;
    }

    private static ApiException notBlock(String parameter, @Nullable String text) {
        if (text == null) {
            return Ec2Errors.missing(parameter);
        }
        return Ec2Errors.invalidValue(parameter, text, "This is not a valid CIDR block.");
    }

    /** Refuses IPv4 blocks that a VPC or subnet cannot have: larger than /16 or smaller than /28. */
    public static Cidr sized(Cidr cidr, String code) {
        if (cidr.prefix() < LARGEST || cidr.prefix() > SMALLEST) {
            throw new ApiException(code, "The CIDR '" + cidr + "' is invalid.");
        }
        return cidr;
    }
}
