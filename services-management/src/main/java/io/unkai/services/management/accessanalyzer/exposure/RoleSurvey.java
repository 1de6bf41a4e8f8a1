package io.unkai.services.management.accessanalyzer.exposure;

import io.unkai.api.iam.GetRoleRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListRolesRequest;
import io.unkai.api.iam.Role;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policy;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at roles: who may assume them by their trust policies. */
public final class RoleSurvey implements Survey {
    private static final String ROLE = "role/";
    private static final int NOT_FOUND = 404;

    private final Cloud cloud;
    private final String service;

    /**
     * @param service the service that asks
     */
    public RoleSurvey(Cloud cloud, String service) {
        this.cloud = cloud;
        this.service = service;
    }

    @Override
    public String type() {
        return "AWS::IAM::Role";
    }

    @Override
    public boolean names(Arn arn) {
        return arn.service().equals("iam") && arn.resource().startsWith(ROLE);
    }

    @Override
    public List<String> all(String account, String region) throws IOException {
        var caller = new Cloud.Caller(service, account, region);
        var arns = new ArrayList<String>();
        String marker = null;
        do {
            var page = cloud.call(
                    caller,
                    Iam.LIST_ROLES,
                    ListRolesRequest.builder().marker(marker).build());
            for (var role : Objects.requireNonNullElse(page.roles(), List.<Role>of())) {
                arns.add(Objects.requireNonNullElse(role.arn(), ""));
            }
            marker = page.marker();
        } while (marker != null);
        return arns;
    }

    @Override
    public @Nullable Surveyed look(String account, String region, Arn arn) throws IOException {
        var role = find(account, region, arn);
        return role == null
                ? null
                : new Surveyed(
                        Objects.requireNonNullElse(role.arn(), arn.toString()),
                        type(),
                        exposures(trust(role), account),
                        "");
    }

    @Override
    public @Nullable Surveyed propose(String account, String region, Arn arn, Proposal proposal) throws IOException {
        var role = find(account, region, arn);
        var trust = proposal.trust() != null || role == null ? proposal.trust() : trust(role);
        try {
            return trust == null
                    ? null
                    : new Surveyed(arn.toString(), type(), Exposures.of(Policy.parse(trust), account, ""), "");
        } catch (MalformedPolicyException unreadable) {
            return null;
        }
    }

    private @Nullable Role find(String account, String region, Arn arn) throws IOException {
        try {
            var answer = cloud.call(
                    new Cloud.Caller(service, account, region),
                    Iam.GET_ROLE,
                    GetRoleRequest.builder().roleName(arn.lastName()).build());
            return answer.role();
        } catch (ApiException missing) {
            if (missing.status() != NOT_FOUND) {
                throw missing;
            }
            return null;
        }
    }

    private static String trust(Role role) {
        return URLDecoder.decode(
                Objects.requireNonNullElse(role.assumeRolePolicyDocument(), ""), StandardCharsets.UTF_8);
    }

    private static List<Exposure> exposures(String trust, String account) {
        try {
            return Exposures.of(Policy.parse(trust), account, "");
        } catch (MalformedPolicyException unreadable) {
            // Nobody assumes a role whose trust policy can't be read.
            return List.of();
        }
    }
}
