package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.IamInstanceProfileSpecification;
import io.unkai.api.iam.GetInstanceProfileRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.InstanceProfile;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks IAM about instance profiles.
 *
 * @param cloud how IAM is asked
 */
public record Profiles(Cloud cloud) {
    /** As whom EC2 calls. */
    public static final String PRINCIPAL = "ec2.amazonaws.com";

    private static final int FORBIDDEN = 403;

    /**
     * A profile that was found.
     *
     * @param profile what is kept of it
     * @param roles the ARNs of its roles: one, or none
     */
    public record Found(StoredInstance.Profile profile, List<String> roles) {}

    /** The profile that a launch names, or null where it names none. @throws ApiException where there is none such */
    @Nullable
    Found find(Call call, @Nullable IamInstanceProfileSpecification asked) throws IOException {
        if (asked == null || asked.arn() == null && asked.name() == null) {
            return null;
        }
        var arn = asked.arn();
        var name = arn == null ? String.valueOf(asked.name()) : name(call, arn);
        var found = name == null ? null : byName(call.account(), call.region(), name);
        if (found == null || arn != null && !arn.equals(found.profile.arn())) {
            throw arn == null
                    ? Ec2Errors.invalidValue(
                            "iamInstanceProfile.name", name(asked), "Invalid IAM Instance Profile name")
                    : Ec2Errors.invalidValue("iamInstanceProfile.arn", arn, "Invalid IAM Instance Profile ARN");
        }
        return found;
    }

    private static String name(IamInstanceProfileSpecification asked) {
        return String.valueOf(asked.name());
    }

    private static @Nullable String name(Call call, String text) {
        var arn = Arn.parse(text);
        return arn == null
                        || !arn.account().equals(call.account())
                        || !arn.resource().startsWith("instance-profile/")
                ? null
                : arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
    }

    /** The profile of a name, or null. */
    public @Nullable Found byName(String account, String region, String name) throws IOException {
        try {
            var input = GetInstanceProfileRequest.builder()
                    .instanceProfileName(name)
                    .build();
            var answer = cloud.call(new Cloud.Caller(PRINCIPAL, account, region), Iam.GET_INSTANCE_PROFILE, input);
            return answer.instanceProfile() == null ? null : found(answer.instanceProfile());
        } catch (ApiException none) {
            return null;
        }
    }

    private static Found found(InstanceProfile profile) {
        var roles = profile.roles() == null
                ? List.<String>of()
                : profile.roles().stream()
                        .map(role -> String.valueOf(role.arn()))
                        .toList();
        return new Found(
                new StoredInstance.Profile(String.valueOf(profile.arn()), String.valueOf(profile.instanceProfileId())),
                roles);
    }

    /** @throws ApiException if the caller may not hand the profile's role to an instance */
    static void authorise(Call call, Found found) {
        for (var role : found.roles) {
            if (!call.access().allows("iam:PassRole", role)) {
                throw new ApiException(
                        "UnauthorizedOperation",
                        FORBIDDEN,
                        "You are not authorized to perform this operation. User: "
                                + call.principal().arn() + " is not authorized to perform: iam:PassRole on resource: "
                                + role);
            }
        }
    }
}
