package io.unkai.kernel.schema;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds {@link MemberTraits}; each method sets one trait. */
public final class MemberTraitsBuilder {
    private final EnumSet<MemberTraits.Flag> flags;
    private @Nullable String wireName;
    private @Nullable String queryName;
    private @Nullable XmlName xmlNamespace;
    private @Nullable TimestampFormat timestamp;
    private Binding binding;
    private Constraints constraints;
    private @Nullable Object defaultValue;
    private @Nullable String mediaType;

    MemberTraitsBuilder(MemberTraits from) {
        flags = EnumSet.noneOf(MemberTraits.Flag.class);
        flags.addAll(from.flags());
        wireName = from.wireName();
        queryName = from.queryName();
        xmlNamespace = from.xmlNamespace();
        timestamp = from.timestamp();
        binding = from.binding();
        constraints = from.constraints();
        defaultValue = from.defaultValue();
        mediaType = from.mediaType();
    }

    public MemberTraitsBuilder flag(MemberTraits.Flag flag) {
        flags.add(flag);
        return this;
    }

    public MemberTraitsBuilder wireName(String name) {
        wireName = name;
        return this;
    }

    public MemberTraitsBuilder queryName(String name) {
        queryName = name;
        return this;
    }

    public MemberTraitsBuilder xmlNamespace(XmlName namespace) {
        xmlNamespace = namespace;
        return this;
    }

    public MemberTraitsBuilder timestamp(TimestampFormat format) {
        timestamp = format;
        return this;
    }

    public MemberTraitsBuilder binding(Binding place) {
        binding = place;
        return this;
    }

    public MemberTraitsBuilder constraints(Constraints limits) {
        constraints = limits;
        return this;
    }

    public MemberTraitsBuilder defaultValue(Object value) {
        defaultValue = value;
        return this;
    }

    public MemberTraitsBuilder mediaType(String type) {
        mediaType = type;
        return this;
    }

    public MemberTraits build() {
        return new MemberTraits(
                Set.copyOf(flags),
                wireName,
                queryName,
                xmlNamespace,
                timestamp,
                binding,
                constraints,
                defaultValue,
                mediaType);
    }
}
