package io.unkai.services.management.audit;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Makes events of calls. For use by one thread. */
final class EventWriter {
    private static final String VERSION = "1.11";
    private static final String GLOBAL_REGION = "us-east-1";
    private static final int MAX_TEXT = 1_000;
    private static final int SERVER_ERROR = 500;

    private final EventIds ids;

    /** @param ids where event ids come from */
    EventWriter(Ids ids) {
        this.ids = new EventIds(ids);
    }

    AuditEvent event(FinishedCall call) {
        var service = call.operation().service();
        var dataType = DataEvents.type(call.operation());
        var resources = Needs.resources(call);
        var region = service.global() ? GLOBAL_REGION : call.region();
        var id = ids.next();
        return new AuditEvent(
                id,
                call.at(),
                call.account(),
                region,
                EventNames.source(service),
                EventNames.event(call.operation()),
                call.readOnly(),
                service.global(),
                dataType == null ? "" : dataType,
                call.foreign() ? "" : UserIdentity.username(call),
                call.foreign() ? "" : call.caller().accessKey(),
                call.caller().principal().arn(),
                resources,
                EventJson.write(json -> write(json, call, id, region, resources)));
    }

    private static void write(
            JsonGenerator json, FinishedCall call, String id, String region, List<Touched> resources) {
        json.writeStartObject();
        json.writeStringProperty("eventVersion", VERSION);
        json.writeName("userIdentity");
        UserIdentity.write(json, call);
        json.writeStringProperty("eventTime", EventJson.time(call.at()));
        json.writeStringProperty(
                "eventSource", EventNames.source(call.operation().service()));
        json.writeStringProperty("eventName", EventNames.event(call.operation()));
        json.writeStringProperty("awsRegion", region);
        client(json, call);
        error(json, call);
        parameters(json, call);
        additional(json, call);
        json.writeStringProperty("requestID", call.requestId());
        json.writeStringProperty("eventID", id);
        json.writeBooleanProperty("readOnly", call.readOnly());
        resources(json, call, resources);
        boolean data = DataEvents.type(call.operation()) != null;
        boolean signIn = !call.beside().outcome().isEmpty();
        json.writeStringProperty("eventType", signIn ? "AwsConsoleSignIn" : "AwsApiCall");
        json.writeBooleanProperty("managementEvent", !data);
        json.writeStringProperty("recipientAccountId", call.account());
        if (!call.beside().shared().isEmpty()) {
            json.writeStringProperty("sharedEventID", call.beside().shared());
        }
        json.writeStringProperty("eventCategory", data ? "Data" : "Management");
        tls(json, call);
        json.writeEndObject();
    }

    private static void client(JsonGenerator json, FinishedCall call) {
        var service = call.caller().service();
        var client = call.client();
        json.writeStringProperty("sourceIPAddress", service.isEmpty() ? client.address() : service);
        json.writeStringProperty("userAgent", service.isEmpty() ? cut(client.userAgent()) : service);
    }

    private static void error(JsonGenerator json, FinishedCall call) {
        var error = call.error();
        if (error != null && !call.beside().outcome().isEmpty()) {
            json.writeStringProperty("errorMessage", "Failed authentication");
        } else if (error != null) {
            json.writeStringProperty("errorCode", code(call.operation(), error));
            json.writeStringProperty("errorMessage", cut(message(call, error)));
        }
    }

    /** STS does not tell why a role did not trust whom a provider vouched for. */
    private static String message(FinishedCall call, ApiException error) {
        return Vouched.needed(call) && error.code().equals("AccessDenied")
                ? "An unknown error occurred"
                : error.message();
    }

    private static String code(Operation<?, ?> operation, ApiException error) {
        if (operation.service().protocols().contains(Protocol.EC2_QUERY)) {
            return (error.status() < SERVER_ERROR ? "Client." : "Server.") + error.code();
        }
        return error.code().equals("AccessDeniedException") ? "AccessDenied" : error.code();
    }

    private static void parameters(JsonGenerator json, FinishedCall call) {
        var service = call.operation().service();
        if (!call.beside().outcome().isEmpty()) {
            json.writeNullProperty("requestParameters");
            json.writeObjectPropertyStart("responseElements");
            json.writeStringProperty(call.operation().name(), call.beside().outcome());
            json.writeEndObject();
            return;
        }
        json.writeName("requestParameters");
        json.writeRawValue(Parameters.json(service, call.input(), "requestParameters"));
        json.writeName("responseElements");
        boolean reads = call.operation().is(Operation.Flag.READ_ONLY);
        json.writeRawValue(reads ? "null" : Parameters.json(service, call.output(), "responseElements"));
    }

    /** What S3 says of its calls beside, and sign-in. */
    private static void additional(JsonGenerator json, FinishedCall call) {
        if (!call.beside().additional().isEmpty()) {
            json.writeObjectPropertyStart("additionalEventData");
            call.beside().additional().forEach(json::writeStringProperty);
            json.writeEndObject();
        }
        if (!call.operation().service().id().equals("s3")
                || !call.caller().service().isEmpty()) {
            return;
        }
        var client = call.client();
        json.writeObjectPropertyStart("additionalEventData");
        if (!call.caller().accessKey().isEmpty()) {
            json.writeStringProperty("SignatureVersion", "SigV4");
            json.writeStringProperty("AuthenticationMethod", client.presigned() ? "QueryString" : "AuthHeader");
        }
        json.writeNumberProperty("bytesTransferredIn", Math.max(0, client.received()));
        json.writeNumberProperty("bytesTransferredOut", Math.max(0, client.sent()));
        json.writeEndObject();
    }

    private static void resources(JsonGenerator json, FinishedCall call, List<Touched> resources) {
        if (resources.isEmpty()) {
            return;
        }
        var owner =
                call.beside().owner().isEmpty() ? call.account() : call.beside().owner();
        json.writeArrayPropertyStart("resources");
        for (var resource : resources) {
            json.writeStartObject();
            json.writeStringProperty("accountId", owner);
            json.writeStringProperty("type", resource.type());
            json.writeStringProperty("ARN", resource.arn());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void tls(JsonGenerator json, FinishedCall call) {
        if (call.client().secure() && call.caller().service().isEmpty()) {
            var client = call.client();
            json.writeObjectPropertyStart("tlsDetails");
            if (!client.tlsVersion().isEmpty()) {
                json.writeStringProperty("tlsVersion", client.tlsVersion());
                json.writeStringProperty("cipherSuite", client.cipher());
            }
            json.writeStringProperty("clientProvidedHostHeader", cut(client.host()));
            json.writeEndObject();
        }
    }

    private static String cut(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
