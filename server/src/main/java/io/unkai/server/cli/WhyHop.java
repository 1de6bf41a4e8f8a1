package io.unkai.server.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** What decided about a packet, as a line of text. */
final class WhyHop {
    private static final List<String> TARGETS = List.of(
            "gatewayId", "natGatewayId", "networkInterfaceId", "vpcPeeringConnectionId", "egressOnlyInternetGatewayId");

    private WhyHop() {}

    /** What let it pass. */
    static String text(String hop) {
        var what = XmlText.first(XmlText.first(hop, "component"), "id");
        var acl = XmlText.first(hop, "aclRule");
        var group = XmlText.first(hop, "securityGroupRule");
        var route = XmlText.first(hop, "routeTableRoute");
        if (!acl.isEmpty()) {
            return what + "  " + (XmlText.first(acl, "egress").equals("true") ? "egress" : "ingress") + " entry "
                    + XmlText.first(acl, "ruleNumber") + ", " + XmlText.first(acl, "ruleAction");
        }
        if (!group.isEmpty()) {
            var rule = XmlText.first(XmlText.first(hop, "additionalDetailSet"), "id");
            return what + "  " + XmlText.first(group, "direction") + (rule.isEmpty() ? "" : " rule " + rule);
        }
        if (!route.isEmpty()) {
            return what + "  " + XmlText.first(route, "destinationCidr") + " -> " + target(route);
        }
        return what;
    }

    private static String target(String route) {
        return TARGETS.stream()
                .map(name -> XmlText.first(route, name))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** What stopped it. */
    static String reason(String explanation) {
        var code = XmlText.first(explanation, "explanationCode")
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        var who = new LinkedHashSet<String>();
        for (var element : List.of("component", "acl", "routeTable", "networkInterface", "vpcPeeringConnection")) {
            who.add(XmlText.first(XmlText.first(explanation, element), "id"));
        }
        who.remove("");
        var direction = XmlText.first(explanation, "direction");
        var entry = XmlText.first(XmlText.first(explanation, "aclRule"), "ruleNumber");
        return String.join(", ", who)
                + (direction.isEmpty() ? "" : "  " + direction)
                + (entry.isEmpty() ? "" : " entry " + entry)
                + "  (" + code + ")"
                + missing(XmlText.first(explanation, "missingComponent"));
    }

    private static String missing(String what) {
        return what.isEmpty() ? "" : ": " + what;
    }
}
