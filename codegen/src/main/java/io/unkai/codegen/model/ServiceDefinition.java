package io.unkai.codegen.model;

import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.XmlName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service as its model describes it.
 *
 * @param source where it came from and what we call it
 * @param sdkId the id in SDKs
 * @param apiVersion the version that query clients send
 * @param endpointPrefix the first label of its host names
 * @param signingName the service in the credential scope
 * @param protocols what it speaks, the preferred one first
 * @param targetPrefix what precedes the dot in {@code X-Amz-Target}, or null
 * @param shapeName the service shape's name
 * @param xmlNamespace the namespace of its XML documents, or null
 * @param queryCompatible whether JSON answers carry the query error codes
 * @param operations in the order of the model
 * @param shapes by name, in the order of the model
 */
public record ServiceDefinition(
        ServiceSource source,
        String sdkId,
        String apiVersion,
        String endpointPrefix,
        String signingName,
        List<Protocol> protocols,
        @Nullable String targetPrefix,
        String shapeName,
        @Nullable XmlName xmlNamespace,
        boolean queryCompatible,
        List<OperationModel> operations,
        Map<String, Shape> shapes) {
    /** The same with other operations. */
    public ServiceDefinition with(List<OperationModel> changed) {
        return new ServiceDefinition(
                source,
                sdkId,
                apiVersion,
                endpointPrefix,
                signingName,
                protocols,
                targetPrefix,
                shapeName,
                xmlNamespace,
                queryCompatible,
                changed,
                shapes);
    }

    /** A shape that the model must have. */
    public Shape shape(String name) {
        var shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException(source.id() + " has no shape " + name);
        }
        return shape;
    }
}
