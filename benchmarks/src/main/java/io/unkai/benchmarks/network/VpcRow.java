package io.unkai.benchmarks.network;

import io.unkai.benchmarks.Ec2Calls;
import io.unkai.benchmarks.Median;
import io.unkai.planes.linux.ffm.Namespaces;
import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** A VPC with two subnets, a way out and a group, by calls, until all of it is available. */
public final class VpcRow {
    private static final int ROUNDS = 9;
    /** Compilers go on for a while after a start. */
    private static final int WARM_ROUNDS = 8;

    private static final long LOOK_NANOS = 1_000_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final String HAND = "unkaibench-vpc";

    private final Ec2Calls ec2;

    private VpcRow(Ec2Calls ec2) {
        this.ec2 = ec2;
    }

    /** Measures it with a cloud that can make networks. */
    public static void run(Ec2Calls ec2) throws IOException {
        var row = new VpcRow(ec2);
        var calls = new double[ROUNDS];
        var hand = new double[ROUNDS];
        for (int round = 0; round < WARM_ROUNDS; round++) {
            row.remove(row.round());
        }
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            var vpc = row.round();
            calls[round] = (System.nanoTime() - begun) / 1e6;
            hand[round] = byHand(rules(vpc));
            row.remove(vpc);
        }
        var figures = Median.of(calls);
        var reference = Median.of(hand);
        System.out.println(
                "VPC, 2 subnets, IGW, route, group by calls " + figures.text("%.0f ms") + "   aim <= 100 ms");
        System.out.println("  ip and nft by hand           " + reference.text("%.0f ms")
                + String.format(Locale.ROOT, "   ratio %.2f", figures.median() / reference.median()));
    }

    private String round() throws IOException {
        var vpc = made("CreateVpc", "CidrBlock=10.0.0.0/16", "vpcId");
        made("CreateSubnet", "VpcId=" + vpc + "&CidrBlock=10.0.0.0/24", "subnetId");
        made("CreateSubnet", "VpcId=" + vpc + "&CidrBlock=10.0.1.0/24", "subnetId");
        var gateway = made("CreateInternetGateway", "", "internetGatewayId");
        ec2.call("AttachInternetGateway", "VpcId=" + vpc + "&InternetGatewayId=" + gateway);
        var table = Ec2Calls.texts(ec2.call("DescribeRouteTables", within(vpc)), "routeTableId")
                .getFirst();
        ec2.call("CreateRoute", "RouteTableId=" + table + "&DestinationCidrBlock=0.0.0.0/0&GatewayId=" + gateway);
        var group = made("CreateSecurityGroup", "VpcId=" + vpc + "&GroupName=web&GroupDescription=web", "groupId");
        ec2.call(
                "AuthorizeSecurityGroupIngress",
                "GroupId=" + group + "&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=80"
                        + "&IpPermissions.1.ToPort=80&IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0");
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (isPending("DescribeVpcs", vpc) || isPending("DescribeSubnets", vpc)) {
            if (System.nanoTime() > until) {
                throw new IOException(vpc + " stays pending: networks cannot be made here");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return vpc;
    }

    private void remove(String vpc) throws IOException {
        for (var subnet : Ec2Calls.texts(ec2.call("DescribeSubnets", within(vpc)), "subnetId")) {
            ec2.call("DeleteSubnet", "SubnetId=" + subnet);
        }
        var attached = "Filter.1.Name=attachment.vpc-id&Filter.1.Value.1=" + vpc;
        for (var gateway : Ec2Calls.texts(ec2.call("DescribeInternetGateways", attached), "internetGatewayId")) {
            ec2.call("DetachInternetGateway", "VpcId=" + vpc + "&InternetGatewayId=" + gateway);
            ec2.call("DeleteInternetGateway", "InternetGatewayId=" + gateway);
        }
        var web = within(vpc) + "&Filter.2.Name=group-name&Filter.2.Value.1=web";
        for (var group : Ec2Calls.texts(ec2.call("DescribeSecurityGroups", web), "groupId").stream()
                .distinct()
                .toList()) {
            ec2.call("DeleteSecurityGroup", "GroupId=" + group);
        }
        ec2.call("DeleteVpc", "VpcId=" + vpc);
    }

    private String made(String action, String form, String element) throws IOException {
        return Ec2Calls.texts(ec2.call(action, form), element).getFirst();
    }

    private static String within(String vpc) {
        return "Filter.1.Name=vpc-id&Filter.1.Value.1=" + vpc;
    }

    private boolean isPending(String action, String vpc) throws IOException {
        return Ec2Calls.texts(ec2.call(action, within(vpc)), "state").contains("pending");
    }

    private static String rules(String vpc) throws IOException {
        try {
            return Namespaces.in(
                    router(vpc), () -> Command.of("nft", "list", "ruleset").check());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** The namespace of a VPC. */
    static Path router(String vpc) throws IOException {
        try (var names = Files.list(Path.of("/run/netns"))) {
            return names.filter(name -> name.toString().endsWith("-" + vpc))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A namespace with the same rules, the addresses of two gateways and a way to the host. */
    private static double byHand(String rules) {
        long begun = System.nanoTime();
        Command.of("ip", "netns", "add", HAND).check();
        Command.of("ip", "-batch", "-")
                .reading("link add unkaihand type veth peer name igw netns " + HAND + "\nlink set unkaihand up\n")
                .check();
        Command.of("ip", "-netns", HAND, "-batch", "-").reading("""
                        link set lo up
                        link set igw up
                        addr add 10.0.0.1/32 dev lo
                        addr add 10.0.1.1/32 dev lo
                        addr add 169.254.169.253/32 dev lo
                        addr add 169.254.169.254/32 dev lo
                        route add default dev igw
                        """).check();
        Command.of("ip", "netns", "exec", HAND, "nft", "-f", "-").reading(rules).check();
        double millis = (System.nanoTime() - begun) / 1e6;
        Command.of("ip", "netns", "del", HAND).check();
        return millis;
    }
}
