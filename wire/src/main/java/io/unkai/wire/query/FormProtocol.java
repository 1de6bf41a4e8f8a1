package io.unkai.wire.query;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.protocol.ServerProtocol;
import io.unkai.wire.xml.Scalars;
import io.unkai.wire.xml.XmlEncoder;
import io.unkai.wire.xml.XmlWriter;
import java.io.IOException;
import java.util.Map;

/** What AWS Query and EC2's flavour of it share: forms in, XML out. */
abstract class FormProtocol implements ServerProtocol {
    private final QueryDecoder decoder;
    private final String mediaType;
    final XmlEncoder encoder = new XmlEncoder(Scalars.STANDARD);

    FormProtocol(QueryStyle style, String mediaType) {
        this.decoder = new QueryDecoder(style);
        this.mediaType = mediaType;
    }

    @Override
    public final Struct decode(Operation<?, ?> operation, HttpRequest request, Map<String, String> labels)
            throws IOException {
        return decoder.structure(QueryNode.tree(FormBody.read(request)), operation.input());
    }

    final HttpResponse answer(int status, XmlWriter out, String requestId) {
        var response = HttpResponse.of(status, mediaType, out.toBytes());
        response.headers().add("x-amzn-RequestId", requestId);
        return response;
    }
}
