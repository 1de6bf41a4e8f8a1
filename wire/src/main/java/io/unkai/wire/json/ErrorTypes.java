package io.unkai.wire.json;

import java.util.Map;

/** The namespaces that some services put before the type of an error, and that some of their clients look for. */
final class ErrorTypes {
    private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";

    private static final Map<String, String> BY_SERVICE =
            Map.of("dynamodb", DYNAMODB, "dynamodbstreams", DYNAMODB, "sqs", "com.amazonaws.sqs#");

    private static final Map<String, String> BY_FRAMEWORK_ERROR = Map.of(
            "SerializationException", "com.amazon.coral.service#",
            "UnknownOperationException", "com.amazon.coral.service#",
            "AccessDeniedException", "com.amazon.coral.service#",
            "UnrecognizedClientException", "com.amazon.coral.service#",
            "InvalidSignatureException", "com.amazon.coral.service#",
            "MissingAuthenticationTokenException", "com.amazon.coral.service#",
            "IncompleteSignatureException", "com.amazon.coral.service#",
            "ValidationException", "com.amazon.coral.validate#");

    private ErrorTypes() {}

    static String qualified(String serviceId, String name) {
        var own = BY_SERVICE.get(serviceId);
        return own == null ? name : BY_FRAMEWORK_ERROR.getOrDefault(name, own) + name;
    }
}
