package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.Location;
import io.unkai.api.accessanalyzer.PathElement;
import io.unkai.api.accessanalyzer.Position;
import io.unkai.api.accessanalyzer.Span;
import io.unkai.api.accessanalyzer.ValidatePolicyFinding;
import io.unkai.api.accessanalyzer.ValidatePolicyRequest;
import io.unkai.api.accessanalyzer.ValidatePolicyResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.management.accessanalyzer.validation.Issue;
import io.unkai.services.management.accessanalyzer.validation.Use;
import io.unkai.services.management.accessanalyzer.validation.Validator;
import io.unkai.services.management.page.ListTokens;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/** Validates policies. */
final class PolicyValidation {
    private static final int PAGE = 1000;
    private static final int MAX_CHARS = 131_072;

    private final ListTokens tokens;

    PolicyValidation(ListTokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.onRead(AccessAnalyzer.VALIDATE_POLICY, this::validate);
    }

    private ValidatePolicyResponse validate(Call call, ReadTxn txn, ValidatePolicyRequest in) {
        var document = Objects.requireNonNullElse(in.policyDocument(), "");
        if (document.length() > MAX_CHARS) {
            throw AnalyzerErrors.invalid("The policy document is too long.");
        }
        var issues = Validator.validate(document, use(in));
        var purpose = "ValidatePolicy:" + in.policyType() + in.validatePolicyResourceType() + document;
        var seen = tokens.open(in.nextToken(), purpose, () -> AnalyzerErrors.invalid("Invalid next token."));
        int from = seen == null ? 0 : Math.min(ByteBuffer.wrap(seen).getInt(), issues.size());
        int to = Math.min(issues.size(), from + Math.clamp(Objects.requireNonNullElse(in.maxResults(), PAGE), 1, PAGE));
        var last = to < issues.size()
                ? ByteBuffer.allocate(Integer.BYTES).putInt(to).array()
                : null;
        return ValidatePolicyResponse.builder()
                .findings(issues.subList(from, to).stream()
                        .map(PolicyValidation::view)
                        .toList())
                .nextToken(tokens.seal(last, purpose))
                .build();
    }

    private static Use use(ValidatePolicyRequest in) {
        return switch (Objects.requireNonNullElse(in.policyType(), "")) {
            case "IDENTITY_POLICY" -> Use.IDENTITY;
            case "SERVICE_CONTROL_POLICY" -> Use.SERVICE_CONTROL;
            case "RESOURCE_POLICY" ->
                "AWS::IAM::AssumeRolePolicyDocument".equals(in.validatePolicyResourceType()) ? Use.TRUST : Use.RESOURCE;
            default -> throw AnalyzerErrors.notSupported("Policies of this type are not validated: " + in.policyType());
        };
    }

    private static ValidatePolicyFinding view(Issue issue) {
        return ValidatePolicyFinding.builder()
                .findingType(issue.kind().name())
                .issueCode(issue.code())
                .findingDetails(issue.details())
                .learnMoreLink(issue.link())
                .locations(List.of(location(issue)))
                .build();
    }

    private static Location location(Issue issue) {
        return Location.builder()
                .path(issue.path().stream()
                        .map(step -> PathElement.builder()
                                .value(step.name())
                                .index(step.index())
                                .build())
                        .toList())
                .span(Span.builder()
                        .start(position(issue.start()))
                        .end(position(issue.end()))
                        .build())
                .build();
    }

    private static Position position(Issue.Mark mark) {
        return Position.builder()
                .line(mark.line())
                .column(mark.column())
                .offset(mark.offset())
                .build();
    }
}
