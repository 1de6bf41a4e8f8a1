package io.unkai.services.compute.ec2.imds;

import io.unkai.kernel.store.Store;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers the questions of instances. Who asks is known by the address that the question came from. */
final class Metadata {
    private static final String TOKEN = "x-aws-ec2-metadata-token";
    private static final String TTL = "x-aws-ec2-metadata-token-ttl-seconds";
    private static final String TOKEN_PATH = "api/token";
    private static final String LATEST = "latest";
    private static final Pattern VERSION = Pattern.compile("latest|1\\.0|20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
    private static final String VERSIONS = """
            1.0
            2007-01-19
            2009-04-04
            2011-01-01
            2014-11-05
            2016-09-02
            2018-09-24
            2020-10-27
            2021-07-15
            2022-09-24
            latest""";

    private final Store store;
    private final MetadataTree tree;
    private final MetadataTokens tokens;
    private final Supplier<Instant> clock;
    private final Heard heard;

    Metadata(Store store, MetadataTree tree, MetadataTokens tokens, Supplier<Instant> clock, Heard heard) {
        this.store = store;
        this.tree = tree;
        this.tokens = tokens;
        this.clock = clock;
        this.heard = heard;
    }

    Answer answer(Key vpc, Ip from, Request request) {
        var now = clock.get();
        var facts = store.<@Nullable Facts>read(txn -> Facts.find(txn, vpc, from, now));
        if (facts == null) {
            return Answer.refusal(Answer.NOT_FOUND);
        }
        heard.note(facts.instance().id(), now);
        var options = facts.instance().metadata();
        if (!options.enabled() || from.v6() && !options.ipv6()) {
            return Answer.refusal(Answer.FORBIDDEN);
        }
        if (request.method().equals("PUT")) {
            return token(facts, request, now);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Answer.refusal(Answer.NOT_ALLOWED).with("Allow", "GET, HEAD, PUT");
        }
        return allowed(facts, request, now) ? read(facts, path(request)) : Answer.refusal(Answer.UNAUTHORIZED);
    }

    private static String path(Request request) {
        return request.path().replaceAll("/{2,}", "/").substring(1);
    }

    /** What a proxy passes on is refused: it may come from anyone. */
    private Answer token(Facts facts, Request request, Instant now) {
        var path = path(request);
        int slash = path.indexOf('/');
        if (slash < 0
                || !VERSION.matcher(path.substring(0, slash)).matches()
                || !path.substring(slash + 1).equals(TOKEN_PATH)) {
            return Answer.refusal(Answer.NOT_ALLOWED).with("Allow", "GET, HEAD");
        }
        if (request.header("x-forwarded-for") != null) {
            return Answer.refusal(Answer.FORBIDDEN);
        }
        var asked = request.header(TTL);
        if (asked == null || !SECONDS.matcher(asked).matches()) {
            return Answer.refusal(Answer.BAD_REQUEST);
        }
        int seconds = Integer.parseInt(asked);
        if (seconds < 1 || seconds > MetadataTokens.MAX_SECONDS) {
            return Answer.refusal(Answer.BAD_REQUEST);
        }
        return Answer.text(tokens.issue(facts.instance().id(), now.plusSeconds(seconds)))
                .with("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", Integer.toString(seconds))
                .within(facts.instance().metadata().hops());
    }

    private boolean allowed(Facts facts, Request request, Instant now) {
        var token = request.header(TOKEN);
        return token == null
                ? !facts.instance().metadata().tokensRequired()
                : tokens.valid(token, facts.instance().id(), now);
    }

    private Answer read(Facts facts, String path) {
        if (path.isEmpty()) {
            return Answer.text(VERSIONS);
        }
        var parts = path.split("/");
        if (parts.length == 0 || !VERSION.matcher(parts[0]).matches()) {
            return Answer.refusal(Answer.NOT_FOUND);
        }
        if (path.equals(LATEST + '/' + TOKEN_PATH)) {
            return Answer.refusal(Answer.NOT_ALLOWED).with("Allow", "OPTIONS, PUT");
        }
        Node at = tree.of(facts);
        for (int i = 1; i < parts.length; i++) {
            at = at instanceof Node.Folder folder ? folder.child(parts[i]) : null;
            if (at == null) {
                return Answer.refusal(Answer.NOT_FOUND);
            }
        }
        return read(at);
    }

    private static Answer read(Node at) {
        return switch (at) {
            case Node.Folder folder -> Answer.text(folder.list());
            case Node.Leaf leaf -> {
                var content = leaf.content().get();
                yield content == null ? Answer.refusal(Answer.NOT_FOUND) : Answer.ok(content, leaf.type());
            }
        };
    }
}
