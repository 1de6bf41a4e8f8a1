package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.Access;
import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.CheckAccessNotGrantedRequest;
import io.unkai.api.accessanalyzer.CheckAccessNotGrantedResponse;
import io.unkai.api.accessanalyzer.CheckNoNewAccessRequest;
import io.unkai.api.accessanalyzer.CheckNoNewAccessResponse;
import io.unkai.api.accessanalyzer.CheckNoPublicAccessRequest;
import io.unkai.api.accessanalyzer.CheckNoPublicAccessResponse;
import io.unkai.api.accessanalyzer.ReasonSummary;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.PublicAccess;
import io.unkai.kernel.policy.Statement;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.management.accessanalyzer.exposure.Exposure;
import io.unkai.services.management.accessanalyzer.exposure.Exposures;
import io.unkai.services.management.accessanalyzer.validation.Grants;
import io.unkai.services.management.accessanalyzer.validation.NewAccess;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what policies grant. A policy that passes grants nothing of it; in doubt it fails. */
final class PolicyChecks {
    private static final String PASS = "PASS";
    private static final String FAIL = "FAIL";
    private static final int UNPROCESSABLE = 422;
    private static final List<String> ANY = List.of("*");

    void register(Handlers on) {
        on.onRead(AccessAnalyzer.CHECK_NO_PUBLIC_ACCESS, this::noPublicAccess);
        on.onRead(AccessAnalyzer.CHECK_ACCESS_NOT_GRANTED, this::notGranted);
        on.onRead(AccessAnalyzer.CHECK_NO_NEW_ACCESS, this::noNew);
    }

    private CheckNoPublicAccessResponse noPublicAccess(Call call, ReadTxn txn, CheckNoPublicAccessRequest in) {
        var policy = read(in.policyDocument());
        boolean open = Exposures.of(policy, "", "").stream().anyMatch(Exposure::open);
        var reasons = policy.statements().stream()
                .filter(statement -> open && PublicAccess.isPublic(statement))
                .map(statement -> reason("Public access granted", statement))
                .toList();
        return CheckNoPublicAccessResponse.builder()
                .result(open ? FAIL : PASS)
                .message(
                        open
                                ? "The resource policy grants public access for the given resource type."
                                : "The resource policy does not grant public access for the given resource type.")
                .reasons(reasons)
                .build();
    }

    private CheckAccessNotGrantedResponse notGranted(Call call, ReadTxn txn, CheckAccessNotGrantedRequest in) {
        var policy = read(in.policyDocument());
        var granting = new LinkedHashSet<Statement>();
        for (var access : Objects.requireNonNullElse(in.access(), List.<Access>of())) {
            granting.addAll(Grants.of(policy, orAny(access.actions()), orAny(access.resources())));
        }
        return CheckAccessNotGrantedResponse.builder()
                .result(granting.isEmpty() ? PASS : FAIL)
                .message(
                        granting.isEmpty()
                                ? "The policy document does not grant access to perform the listed actions or resources."
                                : "The policy document grants access to perform one or more of the listed actions or"
                                        + " resources.")
                .reasons(granting.stream()
                        .map(statement -> reason("One or more of the listed actions or resources", statement))
                        .toList())
                .build();
    }

    private CheckNoNewAccessResponse noNew(Call call, ReadTxn txn, CheckNoNewAccessRequest in) {
        var existing = read(in.existingPolicyDocument());
        var updated = read(in.newPolicyDocument());
        if (!NewAccess.canCompare(existing, updated)) {
            throw new ApiException(
                    "UnprocessableEntityException", UNPROCESSABLE, "The policies are too complex to be compared.");
        }
        var granting = NewAccess.of(existing, updated);
        return CheckNoNewAccessResponse.builder()
                .result(granting.isEmpty() ? PASS : FAIL)
                .message(
                        granting.isEmpty()
                                ? "The modified permissions do not grant new access compared to your existing policy."
                                : "The modified permissions grant new access compared to your existing policy.")
                .reasons(granting.stream()
                        .map(statement -> reason("New access", statement))
                        .toList())
                .build();
    }

    private static List<String> orAny(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? ANY : values;
    }

    private static ReasonSummary reason(String what, Statement statement) {
        var sid = statement.sid();
        return ReasonSummary.builder()
                .description(what + " in the statement with "
                        + (sid.isEmpty() ? "index: " + statement.index() : "sid: " + sid) + ".")
                .statementIndex(statement.index())
                .statementId(sid.isEmpty() ? null : sid)
                .build();
    }

    private static Policy read(@Nullable String json) {
        try {
            return Policy.parse(Objects.requireNonNullElse(json, ""));
        } catch (MalformedPolicyException malformed) {
            throw AnalyzerErrors.parameter(malformed.message());
        }
    }
}
