package io.unkai.wire.vectors;

import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.OperationShapes;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.kernel.schema.XmlName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.smithy.aws.traits.ServiceTrait;
import software.amazon.smithy.aws.traits.customizations.S3UnwrappedXmlOutputTrait;
import software.amazon.smithy.aws.traits.protocols.AwsQueryCompatibleTrait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.HttpChecksumRequiredTrait;
import software.amazon.smithy.model.traits.ReadonlyTrait;
import software.amazon.smithy.model.traits.UnitTypeTrait;
import software.amazon.smithy.model.traits.XmlNamespaceTrait;

/** A Smithy service as kernel values. */
final class KernelService {
    static final Map<String, Protocol> PROTOCOLS = Map.of(
            "aws.protocols#awsJson1_0", Protocol.AWS_JSON_1_0,
            "aws.protocols#awsJson1_1", Protocol.AWS_JSON_1_1,
            "aws.protocols#awsQuery", Protocol.AWS_QUERY,
            "aws.protocols#ec2Query", Protocol.EC2_QUERY,
            "aws.protocols#restJson1", Protocol.REST_JSON_1,
            "aws.protocols#restXml", Protocol.REST_XML,
            "smithy.protocols#rpcv2Cbor", Protocol.RPC_V2_CBOR);

    private final Model model;
    private final ServiceShape shape;
    private final KernelShapes shapes;
    private final List<Operation<?, ?>> operations = new ArrayList<>();
    private final ServiceModel service;

    KernelService(Model model, ServiceShape shape) {
        this.model = model;
        this.shape = shape;
        this.shapes = new KernelShapes(model, protocols(shape).contains(Protocol.AWS_QUERY));
        this.service = service();
        shape.getOperations().forEach(id -> operations.add(operation(model.expectShape(id, OperationShape.class))));
    }

    static List<Protocol> protocols(ServiceShape shape) {
        return shape.getAllTraits().keySet().stream()
                .map(id -> Optional.ofNullable(PROTOCOLS.get(id.toString())))
                .flatMap(Optional::stream)
                .toList();
    }

    ServiceShape shape() {
        return shape;
    }

    ServiceModel model() {
        return service;
    }

    Operation<?, ?> operation(ShapeId id) {
        return operations.stream()
                .filter(operation -> operation.name().equals(id.getName()))
                .findFirst()
                .orElseThrow();
    }

    KernelShapes shapes() {
        return shapes;
    }

    private ServiceModel service() {
        var name = shape.getId().getName();
        var trait = shape.getTrait(ServiceTrait.class);
        var prefix = trait.map(ServiceTrait::getEndpointPrefix).orElse(name.toLowerCase(Locale.ROOT));
        var namespace = shape.getTrait(XmlNamespaceTrait.class)
                .map(xml -> new XmlName("", xml.getUri(), xml.getPrefix().orElse(null)))
                .orElse(null);
        return new ServiceModel(
                prefix,
                trait.map(ServiceTrait::getSdkId).orElse(name),
                shape.getVersion(),
                prefix,
                prefix,
                prefix,
                protocols(shape),
                name,
                name,
                namespace,
                false,
                shape.hasTrait(AwsQueryCompatibleTrait.class),
                () -> List.copyOf(operations));
    }

    private Operation<?, ?> operation(OperationShape operation) {
        var flags = EnumSet.noneOf(Operation.Flag.class);
        if (operation.hasTrait(ReadonlyTrait.class)) {
            flags.add(Operation.Flag.READ_ONLY);
        }
        if (operation.hasTrait(HttpChecksumRequiredTrait.class)) {
            flags.add(Operation.Flag.CHECKSUM_REQUIRED);
        }
        if (operation.hasTrait(S3UnwrappedXmlOutputTrait.class)) {
            flags.add(Operation.Flag.UNWRAPPED_OUTPUT);
        }
        var http = operation
                .getTrait(software.amazon.smithy.model.traits.HttpTrait.class)
                .map(trait -> new HttpTrait(trait.getMethod(), trait.getUri().toString(), trait.getCode()))
                .orElse(HttpTrait.RPC);
        return new Operation<>(service, operation.getId().getName(), http, flags, null, null, () -> shapes(operation));
    }

    private OperationShapes shapes(OperationShape operation) {
        var errors = operation.getErrors(shape).stream().map(shapes::struct).toList();
        return new OperationShapes(struct(operation.getInputShape()), struct(operation.getOutputShape()), errors);
    }

    private StructSchema struct(ShapeId id) {
        if (model.expectShape(id).hasTrait(UnitTypeTrait.class)) {
            return shapes.struct(UnitTypeTrait.UNIT);
        }
        return shapes.struct(id);
    }
}
