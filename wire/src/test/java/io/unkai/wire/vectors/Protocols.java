package io.unkai.wire.vectors;

import io.unkai.wire.cbor.RpcV2Cbor;
import io.unkai.wire.json.AwsJson;
import io.unkai.wire.json.RestJson;
import io.unkai.wire.protocol.ServerProtocol;
import io.unkai.wire.query.AwsQuery;
import io.unkai.wire.query.Ec2Query;
import io.unkai.wire.xml.RestXml;
import io.unkai.wire.xml.S3Xml;
import java.util.List;
import java.util.Map;

/** The implementations under test. A new protocol is one line here and one file of skips. */
final class Protocols {
    static final List<ServerProtocol> ALL = List.of(
            AwsJson.version10(),
            AwsJson.version11(),
            new AwsQuery(),
            new Ec2Query(),
            new RestJson(),
            new RestXml(),
            new RpcV2Cbor());

    private static final io.unkai.wire.protocol.Protocols SPOKEN =
            new io.unkai.wire.protocol.Protocols(ALL, Map.of("s3", new S3Xml()));

    private Protocols() {}

    /** The implementation for the service of a vector: S3 has its own. */
    static ServerProtocol of(Vector vector) {
        return SPOKEN.of(vector.operation().service(), vector.protocol());
    }
}
