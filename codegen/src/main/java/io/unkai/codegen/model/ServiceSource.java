package io.unkai.codegen.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code models/services.json}.
 *
 * @param id the name the project uses for the service
 * @param className the class that holds its operations
 * @param model what the file of its model is called, without ending
 * @param pagination what the file of its paginators is called, without ending
 * @param iamPrefix what precedes the colon in IAM actions
 * @param signingName the service in the credential scope where the model is silent or wrong, or null
 * @param shapeName the service shape's name in RPC v2 paths, or null where it speaks none
 * @param global whether one endpoint serves all regions
 */
public record ServiceSource(
        String id,
        String className,
        String model,
        String pagination,
        String iamPrefix,
        @Nullable String signingName,
        @Nullable String shapeName,
        boolean global) {
    /** The Java package of its generated classes. */
    public String javaPackage() {
        return "io.unkai.api." + id.replace("-", "");
    }

    /** All Java packages, of a list of services. */
    public static List<String> packages(List<ServiceSource> services) {
        return services.stream().map(ServiceSource::javaPackage).toList();
    }
}
