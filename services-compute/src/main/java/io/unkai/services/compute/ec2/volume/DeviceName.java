package io.unkai.services.compute.ec2.volume;

import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that EC2 takes for the devices of volumes. What an instance sees is the name that was asked for. */
public final class DeviceName {
    private static final String FOLDER = "/dev/";
    private static final Pattern DEVICE =
            Pattern.compile("/dev/(sd[a-z][1-9]?|sd[a-z]1[0-5]|xvd[a-z]|xvd[b-d][a-z]|hd[a-z])");

    private DeviceName() {}

    /** The name, if it is one. @throws io.unkai.kernel.error.ApiException if not */
    public static String check(@Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            throw Ec2Errors.missing("device");
        }
        if (!DEVICE.matcher(asked).matches()) {
            throw Ec2Errors.invalidValue("device", asked, asked + " is not a valid EBS device name.");
        }
        return asked;
    }

    /** The name that a device has inside an instance's {@code /dev}. */
    public static String inside(String device) {
        return device.substring(FOLDER.length());
    }
}
