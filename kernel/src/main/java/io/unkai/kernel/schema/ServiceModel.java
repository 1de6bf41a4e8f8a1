package io.unkai.kernel.schema;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service as its clients know it. Its operations are loaded when first asked for.
 *
 * @param id the name we use everywhere: packages, routes, logs; for example {@code ec2}
 * @param sdkId the id in SDKs, for example {@code EC2}
 * @param apiVersion the version that query clients send, for example {@code 2016-11-15}
 * @param endpointPrefix the first label of its host names
 * @param signingName the service in the credential scope
 * @param iamPrefix what precedes the colon in IAM actions
 * @param protocols what it speaks, the model's preferred one first
 * @param targetPrefix what precedes the dot in {@code X-Amz-Target}, or null
 * @param shapeName the service shape's name, as RPC v2 paths have it
 * @param xmlNamespace the namespace of its XML documents, or null
 * @param global whether one endpoint serves all regions
 * @param queryCompatible whether JSON answers carry the query error codes
 * @param operations its operations; called when first needed
 */
public record ServiceModel(
        String id,
        String sdkId,
        String apiVersion,
        String endpointPrefix,
        String signingName,
        String iamPrefix,
        List<Protocol> protocols,
        @Nullable String targetPrefix,
        String shapeName,
        @Nullable XmlName xmlNamespace,
        boolean global,
        boolean queryCompatible,
        Supplier<List<Operation<?, ?>>> operations) {
    @Override
    public String toString() {
        return id;
    }
}
