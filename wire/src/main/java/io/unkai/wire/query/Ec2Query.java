package io.unkai.wire.query;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.protocol.Errors;
import io.unkai.wire.protocol.ServerProtocol;
import io.unkai.wire.xml.Scalars;
import io.unkai.wire.xml.XmlEncoder;
import io.unkai.wire.xml.XmlErrors;
import io.unkai.wire.xml.XmlWriter;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** EC2 Query: EC2's own flavour, with capitalised names, flat lists and answers without a result element. */
public final class Ec2Query implements ServerProtocol {
    private final QueryDecoder decoder = new QueryDecoder(new Ec2QueryStyle());
    private final XmlEncoder encoder = new XmlEncoder(Scalars.STANDARD);

    @Override
    public Protocol protocol() {
        return Protocol.EC2_QUERY;
    }

    @Override
    public Struct decode(Operation<?, ?> operation, HttpRequest request, Map<String, String> labels)
            throws IOException {
        return decoder.structure(QueryNode.tree(FormBody.read(request)), operation.input());
    }

    @Override
    public HttpResponse encode(Operation<?, ?> operation, Struct output, String requestId) {
        var response = operation.name() + "Response";
        var out = new XmlWriter().declaration();
        out.start(response).namespace(operation.service().xmlNamespace()).element("requestId", requestId);
        encoder.content(out, output, XmlEncoder.ALL);
        return answer(HttpTrait.RPC.status(), out.end(response), requestId);
    }

    @Override
    public HttpResponse encode(
            ServiceModel service, @Nullable Operation<?, ?> operation, ApiException error, String requestId) {
        var errors = Errors.of(operation, error);
        var out = new XmlWriter().declaration();
        out.start("Response").start("Errors").start("Error");
        XmlErrors.content(out, encoder, errors, XmlEncoder.ALL);
        out.end("Error").end("Errors").element("RequestID", requestId).end("Response");
        return answer(errors.status(), out, requestId);
    }

    private static HttpResponse answer(int status, XmlWriter out, String requestId) {
        var response = HttpResponse.of(status, "text/xml;charset=UTF-8", out.toBytes());
        response.headers().add("x-amzn-RequestId", requestId);
        return response;
    }
}
