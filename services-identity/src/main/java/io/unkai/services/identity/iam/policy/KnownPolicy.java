package io.unkai.services.identity.iam.policy;

import static io.unkai.services.identity.iam.entity.Entities.POLICIES;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.ManagedPolicy;
import org.jspecify.annotations.Nullable;

/** A managed policy, whoever made it. */
public sealed interface KnownPolicy {
    /** A customer's own. */
    record Local(ManagedPolicy policy) implements KnownPolicy {
        @Override
        public String arn() {
            return policy.arn();
        }

        @Override
        public String name() {
            return policy.name();
        }

        @Override
        public String path() {
            return policy.path();
        }

        @Override
        public String defaultVersion() {
            return "v" + policy.defaultVersion();
        }

        @Override
        public String document(ReadTxn txn) {
            return Versions.text(txn, policy, policy.defaultVersion());
        }
    }

    /** AWS's. */
    record Aws(AwsPolicy policy) implements KnownPolicy {
        @Override
        public String arn() {
            return policy.arn();
        }

        @Override
        public String name() {
            return policy.name();
        }

        @Override
        public String path() {
            return policy.path();
        }

        @Override
        public String defaultVersion() {
            return "v" + policy.version();
        }

        @Override
        public String document(ReadTxn txn) {
            return AwsPolicies.document(policy);
        }
    }

    /** The ARN. */
    String arn();

    /** The name. */
    String name();

    /** The path, between slashes. */
    String path();

    /** The version in force, for example {@code v1}. */
    String defaultVersion();

    /** The document in force. */
    String document(ReadTxn txn);

    /** The policy of an ARN that an account may use, its own or AWS's, or null. */
    static @Nullable KnownPolicy find(ReadTxn txn, String account, String arn) {
        var aws = AwsPolicies.find(arn);
        if (aws != null) {
            return new Aws(aws);
        }
        var parsed = Arn.parse(arn);
        if (parsed == null || !parsed.account().equals(account)) {
            return null;
        }
        var policy = POLICIES.find(txn, account, arn.substring(arn.lastIndexOf('/') + 1));
        return policy == null || !policy.arn().equals(arn) ? null : new Local(policy);
    }

    /**
     * The policy of an ARN.
     *
     * @throws io.unkai.kernel.error.ApiException NoSuchEntity, or InvalidInput where it is no ARN
     */
    static KnownPolicy require(ReadTxn txn, String account, @Nullable String arn) {
        var text = arn == null ? "" : arn;
        var found = find(txn, account, text);
        if (found == null) {
            requireArn(text);
            throw IamErrors.noSuch(Kind.POLICY, text);
        }
        return found;
    }

    /**
     * The policy of an ARN, to change it.
     *
     * @throws io.unkai.kernel.error.ApiException AccessDenied where it is AWS's
     */
    static ManagedPolicy own(ReadTxn txn, String account, @Nullable String arn) {
        return switch (require(txn, account, arn)) {
            case Local local -> local.policy();
            case Aws aws -> throw IamErrors.accessDenied("Cannot modify the AWS managed policy " + aws.arn() + ".");
        };
    }

    /** Refuses what is no ARN. */
    static void requireArn(String text) {
        if (Arn.parse(text) == null) {
            throw IamErrors.invalidInput("ARN " + text + " is not valid.");
        }
    }
}
