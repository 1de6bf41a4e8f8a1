package io.unkai.services.identity.access;

import io.unkai.api.iam.EvaluationResult;
import io.unkai.api.iam.OrganizationsDecisionDetail;
import io.unkai.api.iam.PermissionsBoundaryDecisionDetail;
import io.unkai.api.iam.Position;
import io.unkai.api.iam.Statement;
import io.unkai.kernel.policy.Layer;
import io.unkai.kernel.policy.Match;
import io.unkai.kernel.policy.Trace;
import java.util.List;

/** A decision as the simulator answers it. */
final class SimulatedDecision {
    private SimulatedDecision() {}

    static EvaluationResult view(Trace trace, String action, String resource) {
        var verdict = trace.verdict();
        var result = EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resource)
                .evalDecision(
                        switch (verdict.outcome()) {
                            case ALLOWED -> "allowed";
                            case EXPLICITLY_DENIED -> "explicitDeny";
                            case IMPLICITLY_DENIED -> "implicitDeny";
                        })
                .matchedStatements(trace.matches().stream()
                        .map(SimulatedDecision::statement)
                        .toList())
                .missingContextValues(List.copyOf(trace.missing()));
        if (!verdict.allowed() && verdict.layer() == Layer.BOUNDARY) {
            result.permissionsBoundaryDecisionDetail(PermissionsBoundaryDecisionDetail.builder()
                    .allowedByPermissionsBoundary(false)
                    .build());
        }
        if (!verdict.allowed() && verdict.layer() == Layer.SERVICE_CONTROL) {
            result.organizationsDecisionDetail(OrganizationsDecisionDetail.builder()
                    .allowedByOrganizations(false)
                    .build());
        }
        return result.build();
    }

    private static Statement statement(Match match) {
        var span = match.statement().span();
        return Statement.builder()
                .sourcePolicyId(match.policy().source())
                .sourcePolicyType(
                        switch (match.layer()) {
                            case RESOURCE -> "Resource Policy";
                            case BOUNDARY -> "IAM Permissions Boundary Policy";
                            case SERVICE_CONTROL, RESOURCE_CONTROL -> "Organizations Policy";
                            case ENDPOINT, IDENTITY, SESSION, NONE -> "IAM Policy";
                        })
                .startPosition(position(span.startLine(), span.startColumn()))
                .endPosition(position(span.endLine(), span.endColumn()))
                .build();
    }

    private static Position position(int line, int column) {
        return Position.builder().line(line).column(column).build();
    }
}
