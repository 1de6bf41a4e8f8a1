package io.unkai.wire.route;

import io.unkai.kernel.error.ApiException;
import java.util.List;
import java.util.stream.Collectors;

/** How requests are refused that mean no operation, or several. */
public final class Unroutable {
    private Unroutable() {}

    /** What AWS answers to an operation that the routed service does not have. */
    public static ApiException operation(Route route) {
        var name = route.operationName();
        return switch (route.protocol()) {
            case EC2_QUERY -> action(name, "The action " + name + " is not valid for this web service.");
            case AWS_QUERY ->
                action(
                        name,
                        "Could not find operation " + name + " for version "
                                + route.service().apiVersion());
            case REST_XML -> route.service().id().equals("s3") ? s3(route) : unknown();
            default -> unknown();
        };
    }

    private static ApiException action(String name, String message) {
        return name.isEmpty()
                ? new ApiException("MissingAction", 400, "The request must contain the parameter Action")
                : new ApiException("InvalidAction", 400, message);
    }

    private static ApiException unknown() {
        return new ApiException(
                "UnknownOperationException", 404, "The requested operation is not recognized by the service.");
    }

    private static ApiException s3(Route route) {
        var level = S3Target.of(route.request().rawPath()).level();
        if (level == S3Target.Level.BUCKET && route.request().method().equals("POST")) {
            return new ApiException(
                            "PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold")
                    .with("Condition", "Bucket POST must be of the enclosure-type multipart/form-data");
        }
        return new ApiException("MethodNotAllowed", 405, "The specified method is not allowed against this resource.")
                .with("Method", route.request().method())
                .with("ResourceType", level.name());
    }

    static ApiException service(String name) {
        return new ApiException("NotImplemented", 501, "The service '" + name + "' is not part of this cloud.");
    }

    static ApiException ambiguous(List<ServiceIndex> services) {
        return new ApiException(
                "InvalidRequest",
                400,
                "The request could mean any of these services: "
                        + services.stream().map(one -> one.model().id()).collect(Collectors.joining(", "))
                        + ". Address one by its host name.");
    }
}
