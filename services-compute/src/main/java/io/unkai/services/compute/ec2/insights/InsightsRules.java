package io.unkai.services.compute.ec2.insights;

import io.unkai.api.ec2.AnalysisAclRule;
import io.unkai.api.ec2.AnalysisRouteTableRoute;
import io.unkai.api.ec2.AnalysisSecurityGroupRule;
import io.unkai.api.ec2.PortRange;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Step;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.Acl;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.GroupRule.Peer;
import org.jspecify.annotations.Nullable;

/** The rules that decided, as far as they are still there. */
final class InsightsRules {
    /** The number that AWS gives the entry of what no other one fits. */
    private static final int LAST_ENTRY = 32_767;

    private static final String LEADS_TO = " -> ";

    private InsightsRules() {}

    /** The rule that let a packet through a group. */
    static AnalysisSecurityGroupRule group(ReadTxn txn, Key key, Step step) {
        var view = AnalysisSecurityGroupRule.builder()
                .securityGroupId(step.element())
                .direction(step.kind() == Step.Kind.EGRESS_GROUP ? "egress" : "ingress");
        var rule = Kind.GROUP_RULE.isId(step.detail()) ? GroupRule.TABLE.get(txn, key.sibling(step.detail())) : null;
        if (rule != null) {
            view.protocol(protocol(rule.traffic())).portRange(ports(rule.traffic()));
            switch (rule.peer()) {
                case Peer.Addresses(var cidr) -> view.cidr(cidr.toString());
                case Peer.Prefixes(var list) -> view.prefixListId(list);
                case Peer.Members _ -> {
                    // An analysis has no place for the group of the other side.
                }
            }
        }
        return view.build();
    }

    /** The entry of an ACL that decided. */
    static AnalysisAclRule acl(ReadTxn txn, Key key, Step step) {
        boolean egress = step.kind() == Step.Kind.EGRESS_ACL;
        var view = AnalysisAclRule.builder().egress(egress).ruleAction(step.passed() ? "allow" : "deny");
        if (!step.detail().matches("[0-9]{1,5}")) {
            return view.ruleNumber(LAST_ENTRY).protocol("all").build();
        }
        int number = Integer.parseInt(step.detail());
        var acl = Acl.TABLE.get(txn, key.sibling(step.element()));
        if (acl != null) {
            acl.entries().stream()
                    .filter(entry -> entry.number() == number && entry.egress() == egress)
                    .findFirst()
                    .ifPresent(entry -> view.cidr(entry.cidr().toString())
                            .protocol(protocol(entry.traffic()))
                            .portRange(ports(entry.traffic())));
        }
        return view.ruleNumber(number).build();
    }

    /** The route that was taken, or null where there was none. */
    static @Nullable AnalysisRouteTableRoute route(Step step) {
        int at = step.detail().indexOf(LEADS_TO);
        if (at < 0) {
            return null;
        }
        var target = step.detail().substring(at + LEADS_TO.length());
        var view = AnalysisRouteTableRoute.builder()
                .destinationCidr(step.detail().substring(0, at))
                .state(step.passed() ? "active" : "blackhole");
        switch (Kind.ofId(target)) {
            case NAT_GATEWAY -> view.natGatewayId(target);
            case INTERFACE -> view.networkInterfaceId(target);
            case EGRESS_GATEWAY -> view.egressOnlyInternetGatewayId(target);
            case PEERING -> view.vpcPeeringConnectionId(target);
            case null, default -> view.gatewayId(target.equals("blackhole") ? null : target);
        }
        return view.build();
    }

    private static String protocol(Traffic traffic) {
        return switch (traffic.protocol()) {
            case Traffic.ALL -> "all";
            case Traffic.TCP -> "tcp";
            case Traffic.UDP -> "udp";
            case Traffic.ICMP -> "icmp";
            case Traffic.ICMP6 -> "icmpv6";
            default -> Integer.toString(traffic.protocol());
        };
    }

    private static @Nullable PortRange ports(Traffic traffic) {
        return traffic.hasPorts()
                ? PortRange.builder().from(traffic.from()).to(traffic.to()).build()
                : null;
    }
}
