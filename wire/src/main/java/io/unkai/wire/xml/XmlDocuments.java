package io.unkai.wire.xml;

import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.kernel.schema.XmlName;
import io.unkai.wire.protocol.DocumentCodec;
import io.unkai.wire.rest.BodyMembers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bodies of REST-XML. */
final class XmlDocuments implements DocumentCodec {
    static final String MEDIA_TYPE = "application/xml";

    private final XmlEncoder encoder;
    private final XmlDecoder decoder;

    XmlDocuments(Scalars scalars, XmlFaults faults) {
        encoder = new XmlEncoder(scalars);
        decoder = new XmlDecoder(scalars, faults);
    }

    XmlEncoder encoder() {
        return encoder;
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public boolean writesEmptyDocuments() {
        return false;
    }

    @Override
    public void readMembers(StructSchema schema, byte[] body, @Nullable Object[] values) {
        decoder.read(body, schema, XmlNames.root(schema), BodyMembers::inRequest, values);
    }

    @Override
    public Object readPayload(Member member, byte[] body) {
        return decoder.read(body, structure(member), root(member));
    }

    @Override
    public byte[] writeMembers(Operation<?, ?> operation, Struct value) {
        if (operation.is(Operation.Flag.UNWRAPPED_OUTPUT)) {
            return unwrapped(operation, value);
        }
        var root = XmlNames.root(value.schema());
        var out = new XmlWriter().declaration();
        out.start(root).namespace(namespace(value.schema().xml(), operation.service()));
        encoder.content(out, value, BodyMembers::inResponse);
        return out.end(root).toBytes();
    }

    @Override
    public byte[] writePayload(Operation<?, ?> operation, Member member, Object value) {
        var own = member.traits().xmlNamespace();
        var declared = own == null ? structure(member).xml() : own;
        var root = root(member);
        var out = new XmlWriter().declaration();
        out.start(root).namespace(namespace(declared, operation.service()));
        encoder.content(out, (Struct) value, XmlEncoder.ALL);
        return out.end(root).toBytes();
    }

    /** The one member is the document itself, as in the answer of {@code GetBucketLocation}. */
    private byte[] unwrapped(Operation<?, ?> operation, Struct value) {
        var out = new XmlWriter().declaration();
        for (var member : value.schema().members()) {
            if (BodyMembers.inResponse(member)) {
                var namespace = namespace(member.traits().xmlNamespace(), operation.service());
                encoder.element(out, XmlNames.of(member), namespace, member, value.member(member.index()));
            }
        }
        return out.toBytes();
    }

    private static String root(Member payload) {
        return Objects.requireNonNullElseGet(payload.traits().wireName(), () -> XmlNames.root(structure(payload)));
    }

    private static StructSchema structure(Member payload) {
        if (payload.target() instanceof StructSchema schema) {
            return schema;
        }
        throw new IllegalArgumentException(payload + " is no XML document");
    }

    private static @Nullable XmlName namespace(@Nullable XmlName own, ServiceModel service) {
        return own == null || own.namespace() == null ? service.xmlNamespace() : own;
    }
}
