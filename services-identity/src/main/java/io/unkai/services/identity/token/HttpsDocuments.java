package io.unkai.services.identity.token;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;

/** Fetches over https, without following redirects, a few documents at a time. */
public final class HttpsDocuments implements Documents {
    private static final int MAX_BYTES = 256 << 10;
    private static final int AT_A_TIME = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Semaphore places = new Semaphore(AT_A_TIME);

    @Override
    public byte[] fetch(URI uri, List<String> thumbprints) throws IOException {
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IOException("not an https address");
        }
        if (!places.tryAcquire()) {
            throw new IOException("too many documents are being fetched");
        }
        try {
            return get(uri, thumbprints);
        } finally {
            places.release();
        }
    }

    private static byte[] get(URI uri, List<String> thumbprints) throws IOException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .sslContext(context(thumbprints))
                .build();
        var request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        try {
            var body = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES);
            var answer = client.sendAsync(request, body).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != OK) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SSLHandshakeException handshake
                    ? new UntrustedException(handshake)
                    : new IOException("nothing could be fetched", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            client.shutdownNow();
        }
    }

    private static SSLContext context(List<String> thumbprints) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {ProviderTrust.of(thumbprints)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS is not available", e);
        }
    }
}
