package io.unkai.wire.chain;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.form.UploadForm;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.protocol.ServerProtocol;
import io.unkai.wire.route.Route;
import io.unkai.wire.sigv4.Authenticated;
import io.unkai.wire.sigv4.Expected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that is known of one request, filled in step by step. Used by one thread at a time. */
public final class Exchange {
    private static final String EXPLAIN = "x-unkai-explain";

    private final HttpRequest received;
    private final String requestId;
    private final Instant now;
    private final long startNanos;

    private HttpRequest request;
    private @Nullable Route route;
    private @Nullable UploadForm form;
    private @Nullable ServerProtocol protocol;
    private @Nullable Expected expected;
    private @Nullable Principal principal;
    private Session session = Session.NONE;
    private String accessKey = "";
    private Call.Signature signature = Call.Signature.NONE;
    private @Nullable String region;
    private @Nullable Handler<?, ?> handler;
    private @Nullable Struct input;
    private @Nullable Call call;
    private @Nullable Struct output;
    private @Nullable ApiException error;
    private @Nullable String invokedBy;
    private @Nullable HttpResponse response;
    private @Nullable String explanation;
    private final List<Runnable> endings = new ArrayList<>(1);

    Exchange(HttpRequest received, String requestId, Instant now, long startNanos) {
        this.received = received;
        this.request = received;
        this.requestId = requestId;
        this.now = now;
        this.startNanos = startNanos;
    }

    /** The request as it came in. */
    public HttpRequest received() {
        return received;
    }

    /** The id that the answer and the logs carry. */
    public String requestId() {
        return requestId;
    }

    /** The cloud's time when the request came in. */
    public Instant now() {
        return now;
    }

    /** {@link System#nanoTime()} when the request came in. */
    public long startNanos() {
        return startNanos;
    }

    /** The request to decode: routed, with its body freed of the signature's framing. */
    HttpRequest request() {
        return request;
    }

    /** What the request means, or null where that was never found out. */
    public @Nullable Route routeOrNull() {
        return route;
    }

    Route route() {
        return Objects.requireNonNull(route, "not routed yet");
    }

    Operation<?, ?> operation() {
        return Objects.requireNonNull(route().operation(), "operation unknown");
    }

    ServerProtocol protocol() {
        return Objects.requireNonNull(protocol, "not routed yet");
    }

    @Nullable
    ServerProtocol protocolOrNull() {
        return protocol;
    }

    /** The browser's form that the request is, or null. */
    @Nullable
    UploadForm form() {
        return form;
    }

    void form(UploadForm read) {
        form = read;
    }

    void routed(Route found, ServerProtocol speaks) {
        route = found;
        request = found.request();
        protocol = speaks;
        expected = Expected.of(found);
    }

    /** What the request must be signed for. */
    Expected expected() {
        return Objects.requireNonNull(expected, "not routed yet");
    }

    /** Who calls, or null where that was never found out. */
    public @Nullable Principal principalOrNull() {
        return principal;
    }

    Principal principal() {
        return Objects.requireNonNull(principal, "not authenticated yet");
    }

    /** What temporary credentials say beside who calls. */
    public Session session() {
        return session;
    }

    /** The access key id that signed, or empty. */
    public String accessKey() {
        return accessKey;
    }

    Call.Signature signature() {
        return signature;
    }

    /** The region that the call means, or null where it names none. */
    public @Nullable String region() {
        return region;
    }

    /** The service that calls on its own, or null where a client called. */
    public @Nullable String invokedBy() {
        return invokedBy;
    }

    void invokedBy(String service) {
        invokedBy = service;
    }

    void authenticated(Authenticated caller) {
        principal = caller.principal();
        session = caller.session();
        accessKey = caller.accessKey();
        signature = caller.signature();
        region = caller.region();
        request = caller.request().withTarget(request.target());
    }

    Handler<?, ?> handler() {
        return Objects.requireNonNull(handler, "no handler yet");
    }

    void handler(Handler<?, ?> found) {
        handler = found;
    }

    Struct input() {
        return Objects.requireNonNull(input, "not decoded yet");
    }

    /** The decoded input, or null where the call did not come so far. */
    public @Nullable Struct inputOrNull() {
        return input;
    }

    void input(Struct decoded) {
        input = decoded;
    }

    Call call() {
        return Objects.requireNonNull(call, "no call yet");
    }

    /** The circumstances of the call, or null where it did not come so far. */
    public @Nullable Call callOrNull() {
        return call;
    }

    void call(Call made) {
        call = made;
    }

    Struct output() {
        return Objects.requireNonNull(output, "not invoked yet");
    }

    /** What the handler answered, or null where it did not. */
    public @Nullable Struct outputOrNull() {
        return output;
    }

    void output(Struct answered) {
        output = answered;
    }

    /** Whether the caller asks what decides its call. */
    boolean explained() {
        return "true".equalsIgnoreCase(received.headers().get(EXPLAIN));
    }

    /** What decided the call, or null where nobody asked or may know. */
    @Nullable
    String explanation() {
        return explanation;
    }

    void explanation(@Nullable String text) {
        explanation = text;
    }

    /** Why the call was refused, or null where it succeeded. */
    public @Nullable ApiException error() {
        return error;
    }

    void refused(ApiException why) {
        error = why;
    }

    /** Has something done when the answer was decided, whatever it is. */
    void atEnd(Runnable ending) {
        endings.add(ending);
    }

    void end() {
        endings.forEach(Runnable::run);
    }

    /** The answer. */
    public HttpResponse response() {
        return Objects.requireNonNull(response, "not answered yet");
    }

    void response(HttpResponse answer) {
        response = answer;
    }
}
