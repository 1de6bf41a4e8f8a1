package io.unkai.services.compute.ec2.insights;

import io.unkai.api.ec2.AnalysisRouteTableRoute;

/** The route that a packet took, as answers show it. */
final class InsightsRoute {
    private static final String TO = " -> ";

    private InsightsRoute() {}

    /** @param told destination and target, as the walk through the network tells them */
    static AnalysisRouteTableRoute of(String told) {
        int to = told.indexOf(TO);
        var view = AnalysisRouteTableRoute.builder();
        if (to < 0) {
            return view.build();
        }
        var target = told.substring(to + TO.length());
        view.destinationCidr(told.substring(0, to)).state("active");
        switch (target.substring(0, target.indexOf('-') + 1)) {
            case "nat-" -> view.natGatewayId(target);
            case "eni-" -> view.networkInterfaceId(target);
            case "pcx-" -> view.vpcPeeringConnectionId(target);
            case "eigw-" -> view.egressOnlyInternetGatewayId(target);
            default -> view.gatewayId(target);
        }
        return view.build();
    }
}
