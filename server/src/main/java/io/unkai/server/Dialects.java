package io.unkai.server;

import io.unkai.wire.cbor.RpcV2Cbor;
import io.unkai.wire.json.AwsJson;
import io.unkai.wire.json.RestJson;
import io.unkai.wire.protocol.Protocols;
import io.unkai.wire.query.AwsQuery;
import io.unkai.wire.query.Ec2Query;
import io.unkai.wire.xml.RestXml;
import io.unkai.wire.xml.S3Xml;
import java.util.List;
import java.util.Map;

/** The protocols that clients may speak: all that AWS's clients do. */
final class Dialects {
    private Dialects() {}

    static Protocols all() {
        var usual = List.of(
                AwsJson.version10(),
                AwsJson.version11(),
                new AwsQuery(),
                new Ec2Query(),
                new RestJson(),
                new RestXml(),
                new RpcV2Cbor());
        return new Protocols(usual, Map.of("s3", new S3Xml()));
    }
}
