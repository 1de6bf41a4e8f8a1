package io.unkai.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.unkai.kernel.schema.Binding;
import io.unkai.kernel.schema.Constraints;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.TimestampFormat;
import io.unkai.kernel.schema.XmlName;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The expressions that build traits. */
final class TraitCode {
    private TraitCode() {}

    /**
     * The traits of a member.
     *
     * @param values the enum whose values are the legal ones, or null
     */
    static CodeBlock traits(MemberTraits traits, @Nullable ClassName values) {
        var code = CodeBlock.builder().add("$T.NONE.toBuilder()", MemberTraits.class);
        traits.flags().stream()
                .sorted()
                .forEach(flag -> code.add(".flag($T.$L)", MemberTraits.Flag.class, flag.name()));
        text(code, "wireName", traits.wireName());
        text(code, "queryName", traits.queryName());
        var namespace = traits.xmlNamespace();
        if (namespace != null) {
            code.add(".xmlNamespace($L)", xmlName(namespace));
        }
        var timestamp = traits.timestamp();
        if (timestamp != null) {
            code.add(".timestamp($T.$L)", TimestampFormat.class, timestamp.name());
        }
        if (!traits.binding().equals(Binding.BODY)) {
            code.add(".binding($L)", binding(traits.binding()));
        }
        if (!traits.constraints().equals(Constraints.NONE)) {
            code.add(".constraints($L)", constraints(traits.constraints(), values));
        }
        if (traits.defaultValue() != null) {
            throw new IllegalArgumentException("defaults are not supported: " + traits);
        }
        text(code, "mediaType", traits.mediaType());
        return code.add(".build()").build();
    }

    /** An XML name. */
    static CodeBlock xmlName(XmlName name) {
        return CodeBlock.of("new $T($S, $S, $S)", XmlName.class, name.name(), name.namespace(), name.prefix());
    }

    private static void text(CodeBlock.Builder code, String setter, @Nullable String value) {
        if (value != null) {
            code.add(".$L($S)", setter, value);
        }
    }

    private static CodeBlock binding(Binding binding) {
        return switch (binding.location()) {
            case BODY, PAYLOAD, STATUS, QUERY_PARAMS ->
                CodeBlock.of("$T.$L", Binding.class, binding.location().name());
            case HEADER -> CodeBlock.of("$T.header($S)", Binding.class, binding.name());
            case PREFIX_HEADERS -> CodeBlock.of("$T.prefixHeaders($S)", Binding.class, binding.name());
            case QUERY -> CodeBlock.of("$T.query($S)", Binding.class, binding.name());
            case LABEL -> CodeBlock.of("$T.label($S)", Binding.class, binding.name());
        };
    }

    private static CodeBlock constraints(Constraints limits, @Nullable ClassName values) {
        if (limits.equals(Constraints.length(limits.minLength(), limits.maxLength()))) {
            return CodeBlock.of(
                    "$T.length($L, $L)", Constraints.class, whole(limits.minLength()), whole(limits.maxLength()));
        }
        if (limits.equals(Constraints.range(limits.min(), limits.max()))) {
            return CodeBlock.of("$T.range($L, $L)", Constraints.class, number(limits.min()), number(limits.max()));
        }
        var legal = legalValues(limits.enumValues(), values);
        if (limits.equals(Constraints.values(limits.enumValues()))) {
            return CodeBlock.of("$T.values($L)", Constraints.class, legal);
        }
        return CodeBlock.of(
                "new $T($L, $L, $L, $L, $S, $L)",
                Constraints.class,
                whole(limits.minLength()),
                whole(limits.maxLength()),
                number(limits.min()),
                number(limits.max()),
                limits.pattern(),
                legal);
    }

    private static CodeBlock legalValues(List<String> legal, @Nullable ClassName values) {
        if (values != null) {
            return CodeBlock.of("$T.VALUES", values);
        }
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                CodeBlock.join(
                        legal.stream().map(value -> CodeBlock.of("$S", value)).collect(Collectors.toList()), ", "));
    }

    private static CodeBlock whole(@Nullable Long number) {
        return number == null ? CodeBlock.of("null") : CodeBlock.of("$LL", number);
    }

    private static CodeBlock number(@Nullable BigDecimal number) {
        return number == null
                ? CodeBlock.of("null")
                : CodeBlock.of("new $T($S)", BigDecimal.class, number.toPlainString());
    }
}
