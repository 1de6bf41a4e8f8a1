package io.unkai.services.identity.organizations;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.PolicyCheck;
import io.unkai.kernel.policy.PolicyUse;
import io.unkai.services.identity.organizations.inherit.Malformed;
import io.unkai.services.identity.organizations.inherit.PolicyGrammar;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of policies; the constants are named as on the wire. */
enum PolicyKind {
    SERVICE_CONTROL_POLICY(
            PolicyUse.SERVICE_CONTROL, "p-FullAWSAccess", "FullAWSAccess", "Allows access to every operation", """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "*",
                  "Resource": "*"
                }
              ]
            }\
            """),
    RESOURCE_CONTROL_POLICY(
            PolicyUse.RESOURCE_CONTROL,
            "p-RCPFullAWSAccess",
            "RCPFullAWSAccess",
            "Allows access to every resource",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": "*",
                  "Action": "*",
                  "Resource": "*"
                }
              ]
            }\
            """),
    TAG_POLICY(PolicyGrammar.TAGS, 10_000, 10),
    BACKUP_POLICY(PolicyGrammar.BACKUP, 10_000, 10),
    AISERVICES_OPT_OUT_POLICY(PolicyGrammar.AI_OPT_OUT, 2500, 5);

    private static final String MALFORMED = "MalformedPolicyDocumentException";

    private final @Nullable PolicyUse use;
    private final @Nullable PolicyGrammar inherited;
    private final int maxContent;
    private final int maxAttached;
    private final String fullId;
    private final String fullName;
    private final String fullDescription;
    private final String fullContent;

    /** One in the language of permissions, which has to let through what may be done. */
    PolicyKind(PolicyUse use, String id, String name, String description, String content) {
        this.use = use;
        this.inherited = null;
        this.maxContent = 5120;
        this.maxAttached = 5;
        this.fullId = id;
        this.fullName = name;
        this.fullDescription = description;
        this.fullContent = content;
    }

    /** One that is inherited value by value. */
    PolicyKind(PolicyGrammar inherited, int maxContent, int maxAttached) {
        this.use = null;
        this.inherited = inherited;
        this.maxContent = maxContent;
        this.maxAttached = maxAttached;
        this.fullId = "";
        this.fullName = "";
        this.fullDescription = "";
        this.fullContent = "";
    }

    /** Most characters of a document. */
    int maxContent() {
        return maxContent;
    }

    /** Most policies attached to one target. */
    int maxAttached() {
        return maxAttached;
    }

    /**
     * Checks a document.
     *
     * @throws ApiException where it is none of this kind
     */
    void check(String content) {
        try {
            if (use != null) {
                PolicyCheck.check(content, use);
            }
            if (inherited != null) {
                inherited.check(content);
            }
        } catch (MalformedPolicyException e) {
            throw new ApiException(MALFORMED, e.message());
        } catch (Malformed e) {
            throw new ApiException(
                    MALFORMED,
                    "The provided policy document does not meet the requirements of the specified policy type.");
        }
    }

    /** How the policies of all levels come to one, or null where they do not. */
    @Nullable
    PolicyGrammar inherited() {
        return inherited;
    }

    /** The policy of AWS's own that lets everything through; null where nothing has to be let through. */
    @Nullable
    StoredPolicy full() {
        return fullId.isEmpty() ? null : new StoredPolicy(fullId, this, fullName, fullDescription, fullContent);
    }

    /** Whether a policy is AWS's own. */
    boolean ofAws(String id) {
        return !fullId.isEmpty() && fullId.equals(id);
    }

    /** What its ARNs say. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a name on the wire, or null for those that do not exist here. */
    static @Nullable PolicyKind find(@Nullable String name) {
        for (var kind : values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }
}
