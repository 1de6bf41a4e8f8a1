package io.unkai.wire.vectors;

import io.unkai.wire.json.RestJson;
import io.unkai.wire.protocol.ServerProtocol;
import java.util.List;

/** The implementations under test. A new protocol is one line here and one file of skips. */
final class Protocols {
    static final List<ServerProtocol> ALL = List.of(new RestJson());

    private Protocols() {}
}
