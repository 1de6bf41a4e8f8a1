package io.unkai.wire.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.EventStream;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.eventstream.Message;
import io.unkai.wire.eventstream.MessageReader;
import io.unkai.wire.eventstream.MessageWriter;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.json.RestJson;
import io.unkai.wire.rest.BodyMembers;
import io.unkai.wire.validate.Validator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.protocoltests.traits.AppliesTo;
import software.amazon.smithy.protocoltests.traits.eventstream.Event;
import software.amazon.smithy.protocoltests.traits.eventstream.EventStreamTestCase;
import software.amazon.smithy.protocoltests.traits.eventstream.EventStreamTestsTrait;
import software.amazon.smithy.protocoltests.traits.eventstream.EventType;

/** The official event-stream vectors, which exist for REST-JSON only. */
class EventStreamVectorsTest {
    private static final RestJson PROTOCOL = new RestJson();

    @TestFactory
    Stream<DynamicTest> vectors() {
        var model = SmithyModel.get();
        var id = ShapeId.from("aws.protocoltests.restjson#RestJson");
        var service = new KernelService(model, model.expectShape(id, ServiceShape.class));
        return service.shape().getOperations().stream()
                .map(operation -> model.expectShape(operation, OperationShape.class))
                .filter(operation -> operation.hasTrait(EventStreamTestsTrait.class))
                .flatMap(operation -> tests(service.operation(operation.getId()), operation));
    }

    private static Stream<DynamicTest> tests(Operation<?, ?> operation, OperationShape shape) {
        return shape.expectTrait(EventStreamTestsTrait.class).getTestCases().stream()
                .filter(test -> test.getAppliesTo()
                        .filter(side -> side == AppliesTo.CLIENT)
                        .isEmpty())
                .map(test -> dynamicTest(operation.name() + " " + test.getId(), () -> run(operation, test)));
    }

    private static void run(Operation<?, ?> operation, EventStreamTestCase test) throws IOException {
        if (test.getExpectation().isFailure()) {
            assertThatThrownBy(() -> received(operation, test)).isInstanceOf(ApiException.class);
            return;
        }
        var requests = events(test, EventType.REQUEST);
        if (!requests.isEmpty()) {
            assertThat(received(operation, test)).isEqualTo(params(stream(operation.input()), requests));
        }
        if (!events(test, EventType.RESPONSE).isEmpty()) {
            assertSent(operation, test);
        }
    }

    private static List<Event> events(EventStreamTestCase test, EventType type) {
        return test.getEvents().stream()
                .filter(event -> event.getType() == type)
                .toList();
    }

    private static Member stream(StructSchema schema) {
        return Objects.requireNonNull(BodyMembers.payload(schema));
    }

    private static List<@Nullable Object> params(Member stream, List<Event> events) {
        var values = new ArrayList<@Nullable Object>();
        for (var event : events) {
            values.add(Plain.of(NodeValues.struct(
                    (StructSchema) stream.target(), event.getParams().orElseThrow())));
        }
        return values;
    }

    /** Decodes the request and reads its events. */
    private static List<@Nullable Object> received(Operation<?, ?> operation, EventStreamTestCase test)
            throws IOException {
        var headers = Headers.of("Content-Type", "application/vnd.amazon.eventstream");
        test.getInitialRequest()
                .flatMap(request -> request.getObjectMember("headers"))
                .ifPresent(fields -> fields.getStringMap()
                        .forEach((name, value) ->
                                headers.set(name, value.expectStringNode().getValue())));
        var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4566);
        var body = ByteStream.of(bytes(events(test, EventType.REQUEST)));
        var request = new HttpRequest("POST", operation.http().uri(), headers, body, remote, false);
        var input = PROTOCOL.decode(operation, request, Map.of());
        Validator.check(operation, input);
        var values = new ArrayList<@Nullable Object>();
        try (var events = (EventStream<?>)
                Objects.requireNonNull(input.member(stream(operation.input()).index()))) {
            events.forEachRemaining(event -> values.add(Plain.of(event)));
        }
        test.getInitialRequestParams()
                .ifPresent(params -> params.getStringMap()
                        .forEach((name, value) -> assertThat(input.member(
                                        Objects.requireNonNull(operation.input().member(name))
                                                .index()))
                                .isEqualTo(value.expectStringNode().getValue())));
        return values;
    }

    private static byte[] bytes(List<Event> events) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var event : events) {
            bytes.write(event.getBytes().orElseGet(() -> MessageWriter.write(message(event))));
        }
        return bytes.toByteArray();
    }

    private static Message message(Event event) {
        var headers = new LinkedHashMap<String, Object>();
        event.getHeaders()
                .forEach((name, value) -> headers.put(
                        name, value.getValue() instanceof byte[] bytes ? Blob.of(bytes) : value.getValue()));
        return new Message(headers, Blob.utf8(event.getBody().orElse("")));
    }

    /** Encodes the output and compares its messages with the expected ones and their golden bytes. */
    private static void assertSent(Operation<?, ?> operation, EventStreamTestCase test) throws IOException {
        var stream = stream(operation.output());
        var expected = events(test, EventType.RESPONSE);
        var values = new @Nullable Object[operation.output().members().size()];
        var initial = test.getInitialResponseParams().orElse(Node.objectNode());
        var start = NodeValues.struct(operation.output(), initial);
        for (var member : operation.output().members()) {
            values[member.index()] = start.member(member.index());
        }
        values[stream.index()] = stream(stream, expected);
        var answer = PROTOCOL.encode(operation, operation.output().create(values), "id");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/vnd.amazon.eventstream");
        test.getInitialResponse().ifPresent(response -> assertInitial(answer.headers(), response));
        var actual = messages(Plain.read(answer.body()));
        assertThat(actual)
                .isEqualTo(
                        expected.stream().map(EventStreamVectorsTest::message).toList());
        assertThat(actual).isEqualTo(messages(bytes(expected)));
    }

    private static void assertInitial(Headers actual, ObjectNode response) {
        response.getObjectMember("headers")
                .ifPresent(fields -> fields.getStringMap()
                        .forEach((name, value) -> assertThat(actual.get(name))
                                .as(name)
                                .isEqualTo(value.expectStringNode().getValue())));
    }

    private static EventStream<Struct> stream(Member stream, List<Event> events) {
        Iterator<Struct> values = events.stream()
                .map(event -> NodeValues.struct(
                        (StructSchema) stream.target(), event.getParams().orElseThrow()))
                .iterator();
        return new EventStream<>() {
            @Override
            public boolean hasNext() {
                return values.hasNext();
            }

            @Override
            public Struct next() {
                return values.next();
            }

            @Override
            public void close() {}
        };
    }

    private static List<Message> messages(byte[] bytes) throws IOException {
        var reader = new MessageReader(new ByteArrayInputStream(bytes));
        var messages = new ArrayList<Message>();
        for (var message = reader.next(); message != null; message = reader.next()) {
            messages.add(message);
        }
        return messages;
    }
}
