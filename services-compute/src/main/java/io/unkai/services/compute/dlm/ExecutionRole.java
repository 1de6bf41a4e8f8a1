package io.unkai.services.compute.dlm;

import io.unkai.api.sts.AssumeRoleRequest;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.call.Principal;
import java.io.IOException;

/** The role of a policy: it has to be there and to trust this service. */
final class ExecutionRole {
    private static final String PRINCIPAL = "dlm.amazonaws.com";
    private static final String PREFIX = "role/";

    private ExecutionRole() {}

    /**
     * As whom a policy calls.
     *
     * @throws io.unkai.kernel.error.ApiException where it may not have the role
     */
    static Cloud.Caller assume(Cloud cloud, StoredPolicy.Key policy, String role) throws IOException {
        var self = new Cloud.Caller(PRINCIPAL, policy.account(), policy.region(), policy.arn());
        var in = AssumeRoleRequest.builder()
                .roleArn(role)
                .roleSessionName("dlm_" + policy.id())
                .build();
        var user = cloud.call(self, Sts.ASSUME_ROLE, in).assumedRoleUser();
        var arn = Arn.parse(role);
        var id = user == null ? null : user.assumedRoleId();
        if (arn == null || id == null) {
            throw new IOException("STS answered no session of " + role);
        }
        var path = arn.resource().substring(PREFIX.length() - 1);
        int slash = path.lastIndexOf('/');
        int colon = id.indexOf(':');
        return self.as(new Principal.RoleSession(
                arn.account(),
                path.substring(0, slash + 1),
                path.substring(slash + 1),
                colon < 0 ? id : id.substring(0, colon),
                id.substring(colon + 1)));
    }
}
