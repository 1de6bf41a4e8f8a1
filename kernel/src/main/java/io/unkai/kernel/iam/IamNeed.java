package io.unkai.kernel.iam;

/**
 * One permission that an operation needs, as {@code models/iam-operations.json} spells it:
 * {@code [~][member?|!member?|member~text?]prefix:Action[@type=member|@arn][>service]}.
 *
 * <p>{@code VersionId?s3:GetObjectVersion} is needed where the input has a {@code VersionId},
 * {@code !VersionId?s3:GetObject} where it has none. {@code s3:GetObject@object=CopySource} acts on the object that this member
 * names by its path or its ARN; {@code s3:ListAllMyBuckets@arn:aws:s3:::*} always acts on this. A leading
 * {@code ~} says that the handler itself asks, once for each thing it acts on. {@code iam:PassRole>ec2.amazonaws.com} names the service
 * that the role is for.
 *
 * @param asked whether the handler asks, not the chain
 * @param guard when it is needed; always where it is empty
 * @param action prefix and name of the action
 * @param on type and member of what it acts on, parted by {@code =}, or its ARN, or empty where the input's members say so
 * @param to the service that is given what it acts on, or empty
 */
public record IamNeed(boolean asked, String guard, String action, String on, String to) {
    /**
     * Reads one.
     *
     * @throws IllegalArgumentException where it names no action
     */
    public static IamNeed parse(String text) {
        boolean asked = text.startsWith("~");
        int guard = text.indexOf('?');
        int given = text.indexOf('>');
        int end = given < 0 ? text.length() : given;
        int at = text.indexOf('@');
        var action = text.substring(guard < 0 ? asked ? 1 : 0 : guard + 1, at < 0 ? end : at);
        if (action.indexOf(':') <= 0) {
            throw new IllegalArgumentException("no action in " + text);
        }
        return new IamNeed(
                asked,
                guard < 0 ? "" : text.substring(asked ? 1 : 0, guard),
                action,
                at < 0 ? "" : text.substring(at + 1, end),
                given < 0 ? "" : text.substring(given + 1));
    }

    /** The same with an action in another spelling. */
    public IamNeed withAction(String spelled) {
        return new IamNeed(asked, guard, spelled, on, to);
    }

    /** The prefix of the action, for example {@code s3}. */
    public String prefix() {
        return action.substring(0, action.indexOf(':'));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return (asked ? "~" : "")
                + (guard.isEmpty() ? "" : guard + '?')
                + action
                + (on.isEmpty() ? "" : "@" + on)
                + (to.isEmpty() ? "" : ">" + to);
    }
}
