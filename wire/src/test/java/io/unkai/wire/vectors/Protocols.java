package io.unkai.wire.vectors;

import io.unkai.wire.cbor.RpcV2Cbor;
import io.unkai.wire.json.AwsJson;
import io.unkai.wire.json.RestJson;
import io.unkai.wire.protocol.ServerProtocol;
import java.util.List;

/** The implementations under test. A new protocol is one line here and one file of skips. */
final class Protocols {
    static final List<ServerProtocol> ALL =
            List.of(AwsJson.version10(), AwsJson.version11(), new RestJson(), new RpcV2Cbor());

    private Protocols() {}
}
