package io.unkai.kernel.iam;

import java.util.List;

/**
 * An action that policies allow or deny.
 *
 * @param name prefix and name, for example {@code s3:PutObject}
 * @param level how it changes things
 * @param resources what it acts on; none where it acts on everything, {@code *}
 * @param conditionKeys the service's condition keys that it knows for all resources
 * @param dependentActions actions that a caller may need as well, for example {@code iam:PassRole}
 */
public record IamAction(
        String name,
        Level level,
        List<IamResource> resources,
        List<String> conditionKeys,
        List<String> dependentActions) {
    /** How an action changes things, as AWS classes it. */
    public enum Level {
        LIST,
        READ,
        WRITE,
        TAGGING,
        PERMISSIONS_MANAGEMENT
    }
}
