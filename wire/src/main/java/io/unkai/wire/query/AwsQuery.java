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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** AWS Query, as IAM, STS, RDS, SNS and CloudFormation speak it. */
public final class AwsQuery extends FormProtocol {
    public AwsQuery() {
        super(new AwsQueryStyle(), "text/xml");
    }

    @Override
    public Protocol protocol() {
        return Protocol.AWS_QUERY;
    }

    @Override
    public HttpResponse encode(Operation<?, ?> operation, Struct output, String requestId) {
        var out = new XmlWriter();
        var response = operation.name() + "Response";
        out.start(response).namespace(operation.service().xmlNamespace());
        if (operation.is(Operation.Flag.UNWRAPPED_OUTPUT)) {
            encoder.content(out, output, XmlEncoder.ALL);
        } else if (operation.resultWrapper() != null
                || !output.schema().members().isEmpty()) {
            var result = Objects.requireNonNullElse(operation.resultWrapper(), operation.name() + "Result");
            out.start(result);
            encoder.content(out, output, XmlEncoder.ALL);
            out.end(result);
        }
        out.start("ResponseMetadata").element("RequestId", requestId).end("ResponseMetadata");
        return answer(HttpTrait.RPC.status(), out.end(response), requestId);
    }

    @Override
    public HttpResponse encode(
            ServiceModel service, @Nullable Operation<?, ?> operation, ApiException error, String requestId) {
        var errors = Errors.of(operation, error);
        var out = new XmlWriter();
        out.start("ErrorResponse").start("Error").element("Type", XmlErrors.type(errors));
        XmlErrors.content(out, encoder, errors, XmlEncoder.ALL);
        out.end("Error").element("RequestId", requestId).end("ErrorResponse");
        return answer(errors.status(), out, requestId);
    }
}
