package io.unkai.kernel.policy;

import io.unkai.kernel.call.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests as AWS documents it: a deny anywhere wins; then resource control, service control and endpoint policies
 * each have to allow; then the resource's policy may allow by itself within the account; then identity-based policies,
 * permissions boundary and session policies each have to allow; and across accounts both sides have to.
 */
public final class Evaluator {
    private Evaluator() {}

    /** Decides a request. */
    public static Verdict evaluate(AccessRequest request, Policies policies) {
        return new Evaluation(request, policies).decide();
    }

    /** Decides a request and tells all that had a part in it: slower, for simulations and explanations. */
    public static Trace trace(AccessRequest request, Policies policies) {
        return Tracer.trace(request, policies);
    }

    /** One decision under way. */
    private static final class Evaluation {
        private final AccessRequest request;
        private final Policies policies;
        private final Question question;
        private @Nullable Verdict denied;

        Evaluation(AccessRequest request, Policies policies) {
            this.request = request;
            this.policies = policies;
            this.question = Question.of(request, policies.boundary() != null);
        }

        Verdict decide() {
            var resourceControl = levels(Layer.RESOURCE_CONTROL, policies.resourceControl());
            var serviceControl = levels(Layer.SERVICE_CONTROL, policies.serviceControl());
            var endpoint = single(Layer.ENDPOINT, policies.endpoint());
            var resource = scan(Layer.RESOURCE, policies.resource());
            var identity = scan(Layer.IDENTITY, policies.identity());
            var boundary = single(Layer.BOUNDARY, policies.boundary());
            var session = policies.session() == null ? null : scan(Layer.SESSION, policies.session());
            if (denied != null) {
                return denied;
            }
            if (!allows(resourceControl)) {
                return refused(Layer.RESOURCE_CONTROL);
            }
            if (!allows(serviceControl)) {
                return refused(Layer.SERVICE_CONTROL);
            }
            return allows(endpoint) ? decide(resource, identity, boundary, session) : refused(Layer.ENDPOINT);
        }

        private Verdict decide(Found resource, Found identity, @Nullable Found boundary, @Nullable Found session) {
            boolean grantsOnly = switch (request.principal()) {
                case Principal.Anonymous _, Principal.Service _ -> true;
                case Principal.Root _, Principal.User _, Principal.RoleSession _, Principal.FederatedUser _ -> false;
            };
            boolean granted = resource.grant() != Grant.NONE;
            if (grantsOnly) {
                return granted ? allowed(Layer.RESOURCE, resource) : refused(Layer.RESOURCE);
            }
            if (policies.sameAccount() && resource.grant() == Grant.DIRECT) {
                return allowed(Layer.RESOURCE, resource);
            }
            boolean needsGrant = !policies.sameAccount() || policies.resourceDecides();
            var own = question.root() ? null : limited(resource, identity, boundary, session);
            if (own != null && !own.allowed()) {
                return own;
            }
            if (needsGrant && !granted) {
                return refused(Layer.RESOURCE);
            }
            return own == null ? new Verdict(Outcome.ALLOWED, Layer.NONE, request.action(), null, null) : own;
        }

        /** What the principal's own policies say. */
        private Verdict limited(Found resource, Found identity, @Nullable Found boundary, @Nullable Found session) {
            boolean byOrigin = policies.sameAccount() && resource.grant() == Grant.ORIGIN;
            if (!byOrigin && !allows(identity)) {
                return refused(Layer.IDENTITY);
            }
            if (!allows(boundary)) {
                return refused(Layer.BOUNDARY);
            }
            if (!allows(session)) {
                return refused(Layer.SESSION);
            }
            return allows(identity) ? allowed(Layer.IDENTITY, identity) : allowed(Layer.RESOURCE, resource);
        }

        private static boolean allows(@Nullable Found found) {
            return found == null || found.grant() != Grant.NONE;
        }

        private Verdict refused(Layer layer) {
            return new Verdict(Outcome.IMPLICITLY_DENIED, layer, request.action(), null, null);
        }

        private Verdict allowed(Layer layer, Found found) {
            return new Verdict(Outcome.ALLOWED, layer, request.action(), found.policy(), found.statement());
        }

        private @Nullable Found single(Layer layer, @Nullable SourcedPolicy policy) {
            return policy == null ? null : scan(layer, List.of(policy));
        }

        /** What allows on the level that allows least; null where there are no levels. */
        private @Nullable Found levels(Layer layer, List<List<SourcedPolicy>> levels) {
            Found least = null;
            for (var level : levels) {
                var found = scan(layer, level);
                if (least == null || found.grant() == Grant.NONE) {
                    least = found;
                }
            }
            return least;
        }

        /** Finds what allows most, and notes the first deny there is. */
        private Found scan(Layer layer, List<SourcedPolicy> sources) {
            var best = Found.NOTHING;
            for (int i = 0; i < sources.size() && denied == null; i++) {
                var source = sources.get(i);
                for (var statement : source.policy().about(question)) {
                    boolean allow = statement.effect() == Effect.ALLOW;
                    if (allow && best.grant() == Grant.DIRECT || !statement.matches(question)) {
                        continue;
                    }
                    var grant = layer.grant(statement, question);
                    if (allow) {
                        best = grant.compareTo(best.grant()) > 0 ? new Found(grant, source, statement) : best;
                    } else if (grant != Grant.NONE) {
                        denied = new Verdict(Outcome.EXPLICITLY_DENIED, layer, request.action(), source, statement);
                        break;
                    }
                }
            }
            return best;
        }
    }

    /** What of a layer allows, and by which of the principal's names. */
    private record Found(
            Grant grant,
            @Nullable SourcedPolicy policy,
            @Nullable Statement statement) {
        static final Found NOTHING = new Found(Grant.NONE, null, null);
    }
}
