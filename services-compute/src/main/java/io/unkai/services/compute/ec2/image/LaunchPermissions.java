package io.unkai.services.compute.ec2.image;

import io.unkai.api.ec2.LaunchPermission;
import io.unkai.api.ec2.ModifyImageAttributeRequest;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Share;
import java.util.ArrayList;
import java.util.List;

/** Who gets the permission to launch an image, or loses it. */
final class LaunchPermissions {
    private LaunchPermissions() {}

    /** What a call asks for, in either of its two ways. @throws io.unkai.kernel.error.ApiException for what cannot be */
    static List<Share> changes(ModifyImageAttributeRequest in) {
        var changes = new ArrayList<Share>();
        var asked = in.launchPermission();
        if (asked != null) {
            Parts.list(asked.remove()).forEach(one -> changes.add(of(false, one)));
            Parts.list(asked.add()).forEach(one -> changes.add(of(true, one)));
        }
        refuseOrganizations(Parts.list(in.organizationArns()), Parts.list(in.organizationalUnitArns()));
        changes.addAll(Share.all(in.operationType(), Parts.list(in.userIds()), Parts.list(in.userGroups())));
        return changes;
    }

    private static void refuseOrganizations(List<String> organizations, List<String> units) {
        if (!organizations.isEmpty() || !units.isEmpty()) {
            throw Ec2Errors.unsupported("Images can be shared with accounts and with everyone only.");
        }
    }

    private static Share of(boolean add, LaunchPermission one) {
        refuseOrganizations(
                one.organizationArn() == null ? List.of() : List.of(one.organizationArn()),
                one.organizationalUnitArn() == null ? List.of() : List.of(one.organizationalUnitArn()));
        return Share.of(add, one.group(), one.userId());
    }
}
