package io.unkai.wire.vectors;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.StructSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.protocoltests.traits.AppliesTo;
import software.amazon.smithy.protocoltests.traits.HttpMalformedRequestTestsTrait;
import software.amazon.smithy.protocoltests.traits.HttpMessageTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestsTrait;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestsTrait;

/** All vectors that apply to a server. */
final class Vectors {
    /** Cases of clients that compress; they have no body that a server could read. */
    private static final Pattern COMPRESSION = Pattern.compile("SDKAppl.*Encoding_.*|SDKAppend.*Encoding_.*");

    private final Model model = SmithyModel.get();
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Vector> found = new ArrayList<>();

    private Vectors() {
        for (var shape : model.getServiceShapes().stream().sorted().toList()) {
            for (var protocol : KernelService.protocols(shape)) {
                service(new KernelService(model, shape), protocol);
            }
        }
    }

    static List<Vector> all() {
        return new Vectors().found;
    }

    private void service(KernelService service, Protocol protocol) {
        seen.clear();
        for (var id : service.shape().getOperations()) {
            var shape = model.expectShape(id, OperationShape.class);
            if (shape.hasTag("client-only")) {
                continue;
            }
            var operation = service.operation(id);
            requests(protocol, operation, shape);
            responses(protocol, operation, operation.output(), shape);
            for (var error : shape.getErrors(service.shape())) {
                errors(protocol, operation, service.shapes().struct(error), model.expectShape(error));
            }
        }
    }

    private void requests(Protocol protocol, Operation<?, ?> operation, OperationShape shape) {
        shape.getTrait(HttpRequestTestsTrait.class)
                .ifPresent(trait -> trait.getTestCases().stream()
                        .filter(test -> applies(test, protocol))
                        .forEach(test -> add(new Vector.Request(protocol, operation, test))));
        shape.getTrait(HttpMalformedRequestTestsTrait.class)
                .ifPresent(trait -> trait.getTestCases().stream()
                        .filter(test -> is(test.getProtocol(), protocol))
                        .forEach(test -> add(new Vector.Malformed(protocol, operation, test))));
    }

    private void responses(Protocol protocol, Operation<?, ?> operation, StructSchema struct, Shape shape) {
        shape.getTrait(HttpResponseTestsTrait.class)
                .ifPresent(trait -> trait.getTestCases().stream()
                        .filter(test -> applies(test, protocol))
                        .forEach(test -> add(new Vector.Response(protocol, operation, struct, test))));
    }

    /** Several operations have the same error; its cases run once. */
    private void errors(Protocol protocol, Operation<?, ?> operation, StructSchema struct, Shape shape) {
        if (seen.merge(shape.getId().toString(), 1, Integer::sum) == 1) {
            responses(protocol, operation, struct, shape);
        }
    }

    private void add(Vector vector) {
        found.add(vector);
    }

    private static boolean applies(HttpMessageTestCase test, Protocol protocol) {
        return is(test.getProtocol(), protocol)
                && !COMPRESSION.matcher(test.getId()).matches()
                && test.getAppliesTo().filter(side -> side == AppliesTo.CLIENT).isEmpty();
    }

    private static boolean is(ShapeId id, Protocol protocol) {
        return KernelService.PROTOCOLS.get(id.toString()) == protocol;
    }
}
