package io.unkai.services.compute.ec2.template;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which version of a template is meant. */
final class TemplateNumbers {
    static final String LATEST = "$Latest";
    static final String DEFAULT = "$Default";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private TemplateNumbers() {}

    /** The number that a text means. @throws ApiException where it means none */
    static long read(StoredTemplate template, String text) {
        return switch (text) {
            case LATEST -> template.latest();
            case DEFAULT -> template.standard();
            default -> number(text);
        };
    }

    static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new ApiException(
                    "InvalidLaunchTemplateId.VersionNotFound", "Could not find launch template version " + text + '.');
        }
        return Long.parseLong(text);
    }

    /** The version that a text means, the default one where it is null. @throws ApiException where there is none */
    static TemplateVersion find(ReadTxn txn, StoredTemplate template, @Nullable String text) {
        long number = text == null ? template.standard() : read(template, text);
        var version = TemplateTable.version(txn, template, number);
        if (version == null) {
            throw absent(template, number);
        }
        return version;
    }

    static ApiException absent(StoredTemplate template, long number) {
        return new ApiException(
                "InvalidLaunchTemplateId.VersionNotFound",
                "Could not find the specified version " + number + " for the launch template with ID " + template.id()
                        + '.');
    }
}
