package io.unkai.server.tls;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server's side of TLS 1.2 and 1.3 with the certificate for the name a client asks for: BoringSSL where it loads, the JDK elsewhere. */
public final class ServerTls {
    private final LocalAuthority authority;
    private final Map<KeyMaterial, SslContext> contexts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<KeyMaterial, SslContext> eldest) {
            return size() > LocalAuthority.MAX_SINGLE;
        }
    };

    /** Nothing is made or loaded yet. */
    public ServerTls(LocalAuthority authority) {
        this.authority = authority;
    }

    /**
     * What new connections use. The first call for a name takes a while; it must not be on an event loop.
     *
     * @param name the name the client asks for, in lower case, or null where it asks for none
     * @throws GeneralSecurityException if the stored certificates cannot be read
     */
    public synchronized SslContext context(@Nullable String name) throws IOException, GeneralSecurityException {
        var material = name == null ? authority.server() : authority.server(name);
        var known = contexts.get(material);
        if (known == null) {
            known = build(material);
            contexts.put(material, known);
        }
        return known;
    }

    private SslContext build(KeyMaterial material) throws IOException, GeneralSecurityException {
        var protocols = new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                ApplicationProtocolNames.HTTP_2,
                ApplicationProtocolNames.HTTP_1_1);
        return SslContextBuilder.forServer(
                        material.key(),
                        material.certificate(),
                        authority.authority().certificate())
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(protocols)
                .build();
    }
}
