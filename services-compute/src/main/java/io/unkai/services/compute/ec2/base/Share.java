package io.unkai.services.compute.ec2.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One account may use an image or snapshot from now on, or may no longer.
 *
 * @param add whether it may
 * @param user the account, or empty for everyone
 */
public record Share(boolean add, String user) {
    /** The group of all accounts. */
    public static final String EVERYONE = "all";

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** What a call says of a group or else an account. @throws io.unkai.kernel.error.ApiException where there is none such */
    public static Share of(boolean add, @Nullable String group, @Nullable String user) {
        if (group != null) {
            if (!group.equals(EVERYONE)) {
                throw Ec2Errors.invalidValue("group", group, "Expected: 'all'.");
            }
            return new Share(add, "");
        }
        if (user == null || !ACCOUNT.matcher(user).matches()) {
            throw Ec2Errors.invalidValue("userId", user + "", "Expected the twelve digits of an account.");
        }
        return new Share(add, user);
    }

    /** What a call says of several accounts and groups at once. @throws io.unkai.kernel.error.ApiException where it says neither way */
    public static List<Share> all(@Nullable String operation, List<String> users, List<String> groups) {
        var all = new ArrayList<Share>();
        if (!users.isEmpty() || !groups.isEmpty()) {
            boolean add = adds(operation);
            users.forEach(user -> all.add(of(add, null, user)));
            groups.forEach(group -> all.add(of(add, group, null)));
        }
        return all;
    }

    private static boolean adds(@Nullable String operation) {
        return switch (Objects.requireNonNullElse(operation, "")) {
            case "add" -> true;
            case "remove" -> false;
            case "" -> throw Ec2Errors.missing("operationType");
            default -> throw Ec2Errors.invalidValue("operationType", operation + "", "Expected: 'add', 'remove'.");
        };
    }
}
