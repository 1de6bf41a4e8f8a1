package io.unkai.services.compute.ec2.image;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of images: an account has each once in a region. */
public final class ImageNames {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9()\\[\\] ./\\-'@_]{3,128}");
    private static final int MAX_DESCRIPTION = 255;

    private ImageNames() {}

    /** The name of a new image. @throws ApiException where it is none, or another image has it */
    public static String check(Call call, ReadTxn txn, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw Ec2Errors.missing("Name");
        }
        if (!NAME.matcher(name).matches()) {
            throw new ApiException(
                    "InvalidAMIName.Malformed",
                    "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.',"
                            + " '-', '/' and '_'");
        }
        for (var other : StoredImage.TABLE.all(txn, call.account(), call.region())) {
            if (other.name().equals(name)) {
                throw new ApiException(
                        "InvalidAMIName.Duplicate", "AMI name " + name + " is already in use by AMI " + other.id());
            }
        }
        return name;
    }

    /** A description that is not too long, empty where there is none. */
    public static String checkDescription(@Nullable String words) {
        if (words != null && words.length() > MAX_DESCRIPTION) {
            throw Ec2Errors.invalidValue(
                    "Value for parameter description is invalid. Length exceeds maximum of " + MAX_DESCRIPTION + '.');
        }
        return words == null ? "" : words;
    }
}
