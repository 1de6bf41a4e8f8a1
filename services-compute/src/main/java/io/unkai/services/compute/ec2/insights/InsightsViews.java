package io.unkai.services.compute.ec2.insights;

import io.unkai.api.ec2.AdditionalDetail;
import io.unkai.api.ec2.AnalysisComponent;
import io.unkai.api.ec2.Explanation;
import io.unkai.api.ec2.NetworkInsightsAnalysis;
import io.unkai.api.ec2.NetworkInsightsPath;
import io.unkai.api.ec2.PathComponent;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Step;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Paths and analyses as answers show them. */
final class InsightsViews {
    private InsightsViews() {}

    static NetworkInsightsPath path(ReadTxn txn, InsightsPath path) {
        return NetworkInsightsPath.builder()
                .networkInsightsPathId(path.id())
                .networkInsightsPathArn(Kind.INSIGHTS_PATH.arn(path.key()))
                .createdDate(path.created())
                .source(path.source())
                .sourceArn(arn(path.key(), path.source()))
                .destination(text(path.destination()))
                .destinationArn(arn(path.key(), path.destination()))
                .sourceIp(text(path.sourceIp()))
                .destinationIp(text(path.destinationIp()))
                .protocol(path.protocol())
                .destinationPort(path.port())
                .tags(Ec2Tags.of(txn, path.key()))
                .build();
    }

    static NetworkInsightsAnalysis analysis(ReadTxn txn, Analysis analysis) {
        var key = analysis.key();
        return NetworkInsightsAnalysis.builder()
                .networkInsightsAnalysisId(analysis.id())
                .networkInsightsAnalysisArn(Kind.INSIGHTS_ANALYSIS.arn(key))
                .networkInsightsPathId(analysis.path())
                .startDate(analysis.started())
                .status(analysis.state().text())
                .statusMessage(text(analysis.message()))
                .networkPathFound(analysis.found())
                .forwardPathComponents(components(txn, key, analysis.forward()))
                .returnPathComponents(components(txn, key, analysis.back()))
                .explanations(Stream.concat(analysis.forward().stream(), analysis.back().stream())
                        .filter(step -> !step.passed())
                        .map(step -> explanation(txn, key, step))
                        .toList())
                .tags(Ec2Tags.of(txn, key))
                .build();
    }

    private static List<PathComponent> components(ReadTxn txn, Key key, List<Step> steps) {
        var all = new ArrayList<PathComponent>();
        for (var step : steps) {
            if (step.passed()) {
                all.add(component(txn, key, step, all.size() + 1));
            }
        }
        return all;
    }

    private static PathComponent component(ReadTxn txn, Key key, Step step, int number) {
        var view = PathComponent.builder()
                .sequenceNumber(number)
                .component(component(key, step.element()))
                .vpc(component(key, step.vpc()));
        switch (step.kind()) {
            case EGRESS_GROUP, INGRESS_GROUP ->
                view.securityGroupRule(InsightsRules.group(txn, key, step))
                        .additionalDetails(List.of(AdditionalDetail.builder()
                                .additionalDetailType("SecurityGroupRule")
                                .component(component(key, step.detail()))
                                .build()));
            case EGRESS_ACL, INGRESS_ACL -> view.aclRule(InsightsRules.acl(txn, key, step));
            case ROUTE -> view.routeTableRoute(InsightsRules.route(step));
            default -> {
                // The component says it.
            }
        }
        return view.build();
    }

    private static String direction(Step step) {
        return step.kind() == Step.Kind.EGRESS_GROUP || step.kind() == Step.Kind.EGRESS_ACL ? "egress" : "ingress";
    }

    private static Explanation explanation(ReadTxn txn, Key key, Step step) {
        var what = component(key, step.element());
        var view = Explanation.builder().component(what).vpc(component(key, step.vpc()));
        return switch (step.kind()) {
            case EGRESS_GROUP, INGRESS_GROUP ->
                view.explanationCode("ENI_SG_RULES_MISMATCH")
                        .direction(direction(step))
                        .securityGroups(Stream.of(step.element().split(",", -1))
                                .map(id -> component(key, id))
                                .toList())
                        .build();
            case EGRESS_ACL, INGRESS_ACL ->
                view.explanationCode("SUBNET_ACL_RESTRICTION")
                        .direction(direction(step))
                        .acl(what)
                        .aclRule(InsightsRules.acl(txn, key, step))
                        .build();
            case ROUTE ->
                view.explanationCode("NO_ROUTE_TO_DESTINATION")
                        .routeTable(what)
                        .routeTableRoute(InsightsRules.route(step))
                        .build();
            case GATEWAY ->
                view.explanationCode("GATEWAY_REJECTS_TRAFFIC")
                        .missingComponent(step.detail())
                        .build();
            case PEERING ->
                view.explanationCode("INVALID_PEERING_CONNECTION")
                        .vpcPeeringConnection(what)
                        .build();
            case SOURCE_CHECK ->
                view.explanationCode("ENI_SOURCE_DEST_CHECK_RESTRICTION")
                        .networkInterface(what)
                        .build();
            case DELIVERY ->
                view.explanationCode("UNASSOCIATED_COMPONENT")
                        .missingComponent(step.detail())
                        .build();
        };
    }

    private static AnalysisComponent component(Key key, String id) {
        return AnalysisComponent.builder().id(id).arn(arn(key, id)).build();
    }

    private static @Nullable String arn(Key key, String id) {
        var kind = Kind.ofId(id);
        return kind == null ? null : kind.arn(key.sibling(id));
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }
}
