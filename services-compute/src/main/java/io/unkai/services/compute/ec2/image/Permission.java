package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.LaunchPermission;
import io.unkai.api.ec2.ModifyImageAttributeRequest;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One account gets the permission to launch an image, or loses it.
 *
 * @param add whether it gets it
 * @param user the account, or empty for everyone
 */
record Permission(boolean add, String user) {
    static final String EVERYONE = "all";

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** What a call asks for, in either of its two ways. @throws io.unkai.kernel.error.ApiException for what cannot be */
    static List<Permission> changes(ModifyImageAttributeRequest in) {
        var changes = new ArrayList<Permission>();
        var asked = in.launchPermission();
        if (asked != null) {
            Parts.list(asked.remove()).forEach(one -> changes.add(of(false, one)));
            Parts.list(asked.add()).forEach(one -> changes.add(of(true, one)));
        }
        var users = Parts.list(in.userIds());
        var groups = Parts.list(in.userGroups());
        refuseOrganizations(Parts.list(in.organizationArns()), Parts.list(in.organizationalUnitArns()));
        if (!users.isEmpty() || !groups.isEmpty()) {
            boolean add = adds(in.operationType());
            users.forEach(user -> changes.add(of(add, null, user)));
            groups.forEach(group -> changes.add(of(add, group, null)));
        }
        return changes;
    }

    private static void refuseOrganizations(List<String> organizations, List<String> units) {
        if (!organizations.isEmpty() || !units.isEmpty()) {
            throw Ec2Errors.unsupported("Images can be shared with accounts and with everyone only.");
        }
    }

    private static boolean adds(@Nullable String operation) {
        return switch (Objects.requireNonNullElse(operation, "")) {
            case "add" -> true;
            case "remove" -> false;
            case "" -> throw Ec2Errors.missing("operationType");
            default -> throw Ec2Errors.invalidValue("operationType", operation + "", "Expected: 'add', 'remove'.");
        };
    }

    private static Permission of(boolean add, LaunchPermission one) {
        refuseOrganizations(
                one.organizationArn() == null ? List.of() : List.of(one.organizationArn()),
                one.organizationalUnitArn() == null ? List.of() : List.of(one.organizationalUnitArn()));
        return of(add, one.group(), one.userId());
    }

    private static Permission of(boolean add, @Nullable String group, @Nullable String user) {
        if (group != null) {
            if (!group.equals(EVERYONE)) {
                throw Ec2Errors.invalidValue("group", group, "Expected: 'all'.");
            }
            return new Permission(add, "");
        }
        if (user == null || !ACCOUNT.matcher(user).matches()) {
            throw Ec2Errors.invalidValue("userId", user + "", "Expected the twelve digits of an account.");
        }
        return new Permission(add, user);
    }
}
