package io.unkai.wire.validate;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import java.util.Map;

/**
 * How a service words its refusal.
 *
 * @param family the wording
 * @param code the error's code; where the family has two, that of a value that is there but illegal
 */
public record Style(Family family, String code) {
    /** Wordings. */
    public enum Family {
        /** {@code 1 validation error detected: Value 'x' at 'name' failed to satisfy constraint: ...}. */
        CLASSIC,
        /** Smithy's {@code ValidationException} with a list of fields. */
        SMITHY,
        /** {@code MissingParameter} and {@code Value (x) for parameter name is invalid.}. */
        PARAMETER,
        /** {@code Invalid parameter: Name Reason: ...}. */
        REASON,
        /** Only what is missing is refused, as a document that breaks the schema. */
        XML
    }

    private static final Style PARAMETERS = new Style(Family.PARAMETER, "InvalidParameterValue");
    private static final Style XML_DOCUMENTS = new Style(Family.XML, "MalformedXML");

    /** The services that differ from the rest of their protocol. */
    private static final Map<String, Style> BY_SERVICE = Map.ofEntries(
            Map.entry("apigateway", classic("BadRequestException")),
            Map.entry("apigatewayv2", classic("BadRequestException")),
            Map.entry("athena", classic("InvalidRequestException")),
            Map.entry("cloudfront", classic("InvalidArgument")),
            Map.entry("docdb", PARAMETERS),
            Map.entry("ecr", classic("InvalidParameterException")),
            Map.entry("ecs", classic("InvalidParameterException")),
            Map.entry("eks", classic("InvalidParameterException")),
            Map.entry("elasticache", PARAMETERS),
            Map.entry("logs", classic("InvalidParameterException")),
            Map.entry("memorydb", classic("InvalidParameterValueException")),
            Map.entry("neptune", PARAMETERS),
            Map.entry("rds", PARAMETERS),
            Map.entry("redshift", PARAMETERS),
            Map.entry("route53", classic("InvalidInput")),
            Map.entry("s3", XML_DOCUMENTS),
            Map.entry("s3control", XML_DOCUMENTS),
            Map.entry("sns", new Style(Family.REASON, "InvalidParameter")),
            Map.entry("sqs", PARAMETERS));

    private static final Map<Protocol, Style> BY_PROTOCOL = Map.of(
            Protocol.AWS_JSON_1_0, classic("ValidationException"),
            Protocol.AWS_JSON_1_1, classic("ValidationException"),
            Protocol.AWS_QUERY, classic("ValidationError"),
            Protocol.EC2_QUERY, PARAMETERS,
            Protocol.REST_JSON_1, classic("ValidationException"),
            Protocol.REST_XML, classic("InvalidInput"),
            Protocol.RPC_V2_CBOR, classic("ValidationException"));

    private static final Style FRAMEWORK = new Style(Family.SMITHY, "ValidationException");

    private static Style classic(String code) {
        return new Style(Family.CLASSIC, code);
    }

    /** The style of a service. */
    public static Style of(ServiceModel service) {
        var own = BY_SERVICE.get(service.id());
        return own != null
                ? own
                : BY_PROTOCOL.getOrDefault(service.protocols().getFirst(), classic("ValidationException"));
    }

    /** The style of an operation: Smithy's where it models Smithy's error, else its service's. */
    public static Style of(Operation<?, ?> operation) {
        for (var error : operation.errors()) {
            if (error.name().equals(FRAMEWORK.code()) && error.member("fieldList") != null) {
                return FRAMEWORK;
            }
        }
        return of(operation.service());
    }
}
