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
import org.jspecify.annotations.Nullable;

/** The server's side of TLS 1.2 and 1.3 with its current certificate: BoringSSL where it loads, the JDK elsewhere. */
public final class ServerTls {
    private final LocalAuthority authority;
    private @Nullable SslContext context;
    private @Nullable KeyMaterial used;

    /** Nothing is made or loaded yet. */
    public ServerTls(LocalAuthority authority) {
        this.authority = authority;
    }

    /**
     * What new connections use. The first call takes a while; it must not be on an event loop.
     *
     * @throws GeneralSecurityException if the stored certificates cannot be read
     */
    public synchronized SslContext context() throws IOException, GeneralSecurityException {
        var material = authority.server();
        var known = context;
        if (known == null || !material.equals(used)) {
            known = build(material);
            context = known;
            used = material;
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
