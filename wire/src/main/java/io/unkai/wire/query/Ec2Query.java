package io.unkai.wire.query;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.protocol.Errors;
import io.unkai.wire.xml.XmlEncoder;
import io.unkai.wire.xml.XmlErrors;
import io.unkai.wire.xml.XmlWriter;
import org.jspecify.annotations.Nullable;

/** EC2 Query: EC2's own flavour, with capitalised names, flat lists and answers without a result element. */
public final class Ec2Query extends FormProtocol {
    public Ec2Query() {
        super(new Ec2QueryStyle(), "text/xml;charset=UTF-8");
    }

    @Override
    public Protocol protocol() {
        return Protocol.EC2_QUERY;
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
}
