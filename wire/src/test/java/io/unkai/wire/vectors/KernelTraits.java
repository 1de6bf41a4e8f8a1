package io.unkai.wire.vectors;

import io.unkai.kernel.schema.Binding;
import io.unkai.kernel.schema.Constraints;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.MemberTraitsBuilder;
import io.unkai.kernel.schema.TimestampFormat;
import io.unkai.kernel.schema.XmlName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.smithy.aws.traits.protocols.Ec2QueryNameTrait;
import software.amazon.smithy.model.shapes.EnumShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.traits.DefaultTrait;
import software.amazon.smithy.model.traits.EnumDefinition;
import software.amazon.smithy.model.traits.EnumTrait;
import software.amazon.smithy.model.traits.EventHeaderTrait;
import software.amazon.smithy.model.traits.EventPayloadTrait;
import software.amazon.smithy.model.traits.HostLabelTrait;
import software.amazon.smithy.model.traits.HttpHeaderTrait;
import software.amazon.smithy.model.traits.HttpLabelTrait;
import software.amazon.smithy.model.traits.HttpPayloadTrait;
import software.amazon.smithy.model.traits.HttpPrefixHeadersTrait;
import software.amazon.smithy.model.traits.HttpQueryParamsTrait;
import software.amazon.smithy.model.traits.HttpQueryTrait;
import software.amazon.smithy.model.traits.HttpResponseCodeTrait;
import software.amazon.smithy.model.traits.IdempotencyTokenTrait;
import software.amazon.smithy.model.traits.InternalTrait;
import software.amazon.smithy.model.traits.JsonNameTrait;
import software.amazon.smithy.model.traits.LengthTrait;
import software.amazon.smithy.model.traits.MediaTypeTrait;
import software.amazon.smithy.model.traits.PatternTrait;
import software.amazon.smithy.model.traits.RangeTrait;
import software.amazon.smithy.model.traits.RequiredTrait;
import software.amazon.smithy.model.traits.RequiresLengthTrait;
import software.amazon.smithy.model.traits.SensitiveTrait;
import software.amazon.smithy.model.traits.StreamingTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait;
import software.amazon.smithy.model.traits.Trait;
import software.amazon.smithy.model.traits.XmlAttributeTrait;
import software.amazon.smithy.model.traits.XmlFlattenedTrait;
import software.amazon.smithy.model.traits.XmlNameTrait;
import software.amazon.smithy.model.traits.XmlNamespaceTrait;

/** The traits of one member, its own first, then those of its target. */
final class KernelTraits {
    private static final Map<Class<? extends Trait>, Flag> FLAGS = Map.ofEntries(
            Map.entry(RequiredTrait.class, Flag.REQUIRED),
            Map.entry(XmlFlattenedTrait.class, Flag.FLATTENED),
            Map.entry(XmlAttributeTrait.class, Flag.XML_ATTRIBUTE),
            Map.entry(IdempotencyTokenTrait.class, Flag.IDEMPOTENCY_TOKEN),
            Map.entry(RequiresLengthTrait.class, Flag.REQUIRES_LENGTH),
            Map.entry(EventHeaderTrait.class, Flag.EVENT_HEADER),
            Map.entry(EventPayloadTrait.class, Flag.EVENT_PAYLOAD),
            Map.entry(HostLabelTrait.class, Flag.HOST_LABEL),
            Map.entry(SensitiveTrait.class, Flag.SENSITIVE));

    private final MemberShape member;
    private final Shape target;

    private KernelTraits(MemberShape member, Shape target) {
        this.member = member;
        this.target = target;
    }

    static MemberTraits of(KernelShapes shapes, MemberShape member, Shape target) {
        var traits = new KernelTraits(member, target);
        var builder = MemberTraits.NONE.toBuilder();
        traits.flags(builder);
        traits.names(builder);
        traits.binding(builder);
        traits.constraints(builder);
        traits.find(MediaTypeTrait.class).ifPresent(trait -> builder.mediaType(trait.getValue()));
        traits.find(TimestampFormatTrait.class).ifPresent(trait -> format(trait).ifPresent(builder::timestamp));
        var value =
                member.getTrait(DefaultTrait.class).map(DefaultTrait::toNode).filter(node -> !node.isNullNode());
        value.ifPresent(node -> builder.defaultValue(NodeValues.simple(target, node)));
        return builder.build();
    }

    private <T extends Trait> Optional<T> find(Class<T> type) {
        return member.getTrait(type).or(() -> target.getTrait(type));
    }

    private void flags(MemberTraitsBuilder builder) {
        FLAGS.forEach((type, flag) -> find(type).ifPresent(trait -> builder.flag(flag)));
        if (target.hasTrait(StreamingTrait.class)) {
            builder.flag(target.isUnionShape() ? Flag.EVENT_STREAM : Flag.STREAMING);
        }
    }

    private void names(MemberTraitsBuilder builder) {
        member.getTrait(XmlNameTrait.class).ifPresent(trait -> builder.wireName(trait.getValue()));
        member.getTrait(JsonNameTrait.class).ifPresent(trait -> builder.wireName(trait.getValue()));
        member.getTrait(Ec2QueryNameTrait.class).ifPresent(trait -> builder.queryName(trait.getValue()));
        member.getTrait(XmlNamespaceTrait.class)
                .ifPresent(trait -> builder.xmlNamespace(
                        new XmlName("", trait.getUri(), trait.getPrefix().orElse(null))));
    }

    private void binding(MemberTraitsBuilder builder) {
        member.getTrait(HttpHeaderTrait.class).ifPresent(trait -> builder.binding(Binding.header(trait.getValue())));
        member.getTrait(HttpPrefixHeadersTrait.class)
                .ifPresent(trait -> builder.binding(Binding.prefixHeaders(trait.getValue())));
        member.getTrait(HttpQueryTrait.class).ifPresent(trait -> builder.binding(Binding.query(trait.getValue())));
        if (member.hasTrait(HttpQueryParamsTrait.class)) {
            builder.binding(Binding.QUERY_PARAMS);
        }
        if (member.hasTrait(HttpLabelTrait.class)) {
            builder.binding(Binding.label(member.getMemberName()));
        }
        if (member.hasTrait(HttpPayloadTrait.class)) {
            builder.binding(Binding.PAYLOAD);
        }
        if (member.hasTrait(HttpResponseCodeTrait.class)) {
            builder.binding(Binding.STATUS);
        }
    }

    private void constraints(MemberTraitsBuilder builder) {
        var length = find(LengthTrait.class);
        var range = find(RangeTrait.class);
        builder.constraints(new Constraints(
                length.flatMap(LengthTrait::getMin).orElse(null),
                length.flatMap(LengthTrait::getMax).orElse(null),
                range.flatMap(RangeTrait::getMin).orElse(null),
                range.flatMap(RangeTrait::getMax).orElse(null),
                find(PatternTrait.class)
                        .map(trait -> trait.getPattern().pattern())
                        .orElse(null),
                enumValues()));
    }

    @SuppressWarnings("deprecation") // models of version 1 still have the trait
    private List<String> enumValues() {
        if (!target.isStringShape() && !target.isEnumShape()) {
            return List.of();
        }
        if (target instanceof EnumShape shape) {
            return shape.members().stream()
                    .filter(value -> !value.hasTrait(InternalTrait.class))
                    .map(value -> shape.getEnumValues().get(value.getMemberName()))
                    .toList();
        }
        return find(EnumTrait.class)
                .map(trait -> trait.getValues().stream()
                        .filter(value -> !value.hasTag("internal"))
                        .map(EnumDefinition::getValue)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<TimestampFormat> format(TimestampFormatTrait trait) {
        return switch (trait.getFormat()) {
            case DATE_TIME -> Optional.of(TimestampFormat.DATE_TIME);
            case HTTP_DATE -> Optional.of(TimestampFormat.HTTP_DATE);
            case EPOCH_SECONDS -> Optional.of(TimestampFormat.EPOCH_SECONDS);
            default -> Optional.empty();
        };
    }
}
