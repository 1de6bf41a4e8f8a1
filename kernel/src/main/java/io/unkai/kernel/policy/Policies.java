package io.unkai.kernel.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that has a say in one request.
 *
 * @param serviceControl the service control policies by level of the organisation; every level has to allow; none where they do
 *     not bind the principal
 * @param resourceControl the resource control policies by level; every level has to allow; none where they do not bind the
 *     resource
 * @param boundary the principal's permissions boundary, or null
 * @param session the session policies, or null where the session has none; an empty list allows nothing
 * @param identity the policies of the principal itself and of its groups
 * @param resource the policies of the resource, also those that stand for ACL grants
 * @param endpoint the policy of the VPC endpoint the request came through, or null
 * @param sameAccount whether the principal's account owns the resource
 * @param resourceDecides whether nothing is allowed unless the resource's policy at least delegates it to the account, as with
 *     keys and roles
 */
public record Policies(
        List<List<SourcedPolicy>> serviceControl,
        List<List<SourcedPolicy>> resourceControl,
        @Nullable SourcedPolicy boundary,
        @Nullable List<SourcedPolicy> session,
        List<SourcedPolicy> identity,
        List<SourcedPolicy> resource,
        @Nullable SourcedPolicy endpoint,
        boolean sameAccount,
        boolean resourceDecides) {

    /** Nothing applies; the resource is in the principal's account. */
    public static final Policies NONE =
            new Policies(List.of(), List.of(), null, null, List.of(), List.of(), null, true, false);

    /** The same with other identity-based policies. */
    public Policies withIdentity(List<SourcedPolicy> policies) {
        return new Policies(
                serviceControl,
                resourceControl,
                boundary,
                session,
                policies,
                resource,
                endpoint,
                sameAccount,
                resourceDecides);
    }

    /** The same with other policies of the resource. */
    public Policies withResource(List<SourcedPolicy> policies, boolean inSameAccount) {
        return new Policies(
                serviceControl,
                resourceControl,
                boundary,
                session,
                identity,
                policies,
                endpoint,
                inSameAccount,
                resourceDecides);
    }

    /** The same with another boundary and other session policies. */
    public Policies limitedBy(@Nullable SourcedPolicy newBoundary, @Nullable List<SourcedPolicy> newSession) {
        return new Policies(
                serviceControl,
                resourceControl,
                newBoundary,
                newSession,
                identity,
                resource,
                endpoint,
                sameAccount,
                resourceDecides);
    }

    /** The same within an organisation. */
    public Policies controlledBy(List<List<SourcedPolicy>> service, List<List<SourcedPolicy>> resources) {
        return new Policies(
                service, resources, boundary, session, identity, resource, endpoint, sameAccount, resourceDecides);
    }

    /** The same where nothing is allowed that the resource's policy does not at least delegate. */
    public Policies whereResourceDecides() {
        return new Policies(
                serviceControl, resourceControl, boundary, session, identity, resource, endpoint, sameAccount, true);
    }

    /** The same, through a VPC endpoint. */
    public Policies through(@Nullable SourcedPolicy policy) {
        return new Policies(
                serviceControl,
                resourceControl,
                boundary,
                session,
                identity,
                resource,
                policy,
                sameAccount,
                resourceDecides);
    }
}
