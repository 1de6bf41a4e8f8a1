package io.unkai.wire.protocol;

import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The wire protocols that are spoken, and the services that speak one in a way of their own. */
public final class Protocols {
    private final Map<Protocol, ServerProtocol> usual = new EnumMap<>(Protocol.class);
    private final Map<String, ServerProtocol> own;

    /**
     * @param usual one for each protocol
     * @param own those of services with quirks, by service id; each in place of the usual one of its protocol
     */
    public Protocols(List<? extends ServerProtocol> usual, Map<String, ? extends ServerProtocol> own) {
        usual.forEach(protocol -> this.usual.put(protocol.protocol(), protocol));
        this.own = Map.copyOf(own);
    }

    /**
     * How a service is spoken to in a protocol.
     *
     * @throws IllegalArgumentException if that protocol is not spoken
     */
    public ServerProtocol of(ServiceModel service, Protocol protocol) {
        var quirk = own.get(service.id());
        var found = quirk != null && quirk.protocol() == protocol ? quirk : usual.get(protocol);
        if (found == null) {
            throw new IllegalArgumentException(protocol + " is not spoken");
        }
        return found;
    }
}
