package io.unkai.services.identity.organizations;

import io.unkai.kernel.policy.PolicyUse;
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
            """);

    /** Most characters of a document. */
    static final int MAX_CONTENT = 5120;

    /** Most policies of a kind attached to one target. */
    static final int MAX_ATTACHED = 5;

    private final PolicyUse use;
    private final String fullId;
    private final String fullName;
    private final String fullDescription;
    private final String fullContent;

    PolicyKind(PolicyUse use, String id, String name, String description, String content) {
        this.use = use;
        this.fullId = id;
        this.fullName = name;
        this.fullDescription = description;
        this.fullContent = content;
    }

    /** What its documents are checked for. */
    PolicyUse use() {
        return use;
    }

    /** The policy of AWS's own that lets everything through. */
    StoredPolicy full() {
        return new StoredPolicy(fullId, this, fullName, fullDescription, fullContent);
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
