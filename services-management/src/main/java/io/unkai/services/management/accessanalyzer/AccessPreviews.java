package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.AccessPreview;
import io.unkai.api.accessanalyzer.AccessPreviewStatusReason;
import io.unkai.api.accessanalyzer.AccessPreviewSummary;
import io.unkai.api.accessanalyzer.Configuration;
import io.unkai.api.accessanalyzer.CreateAccessPreviewRequest;
import io.unkai.api.accessanalyzer.CreateAccessPreviewResponse;
import io.unkai.api.accessanalyzer.GetAccessPreviewRequest;
import io.unkai.api.accessanalyzer.GetAccessPreviewResponse;
import io.unkai.api.accessanalyzer.ListAccessPreviewsRequest;
import io.unkai.api.accessanalyzer.ListAccessPreviewsResponse;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.token.Idempotency;
import io.unkai.services.management.accessanalyzer.exposure.Survey;
import io.unkai.services.management.page.ListTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks for previews of access, and shows them. */
final class AccessPreviews {
    private static final String CREATE = "CreateAccessPreview";
    private static final String TYPE = "AccessPreview";
    private static final int PAGE = 100;
    private static final int MAX_AN_HOUR = 1000;
    private static final Duration KEPT = Duration.ofDays(30);

    private final ListTokens tokens;
    private final List<Survey> surveys;

    AccessPreviews(ListTokens tokens, List<Survey> surveys) {
        this.tokens = tokens;
        this.surveys = surveys;
    }

    void register(Handlers on) {
        on.on(AccessAnalyzer.CREATE_ACCESS_PREVIEW, this::create);
        on.onRead(AccessAnalyzer.GET_ACCESS_PREVIEW, this::get);
        on.onRead(AccessAnalyzer.LIST_ACCESS_PREVIEWS, this::list);
    }

    /** The key of a preview that a call names. */
    static Preview.Key at(Call call, ReadTxn txn, @Nullable String analyzer, @Nullable String id) {
        return Preview.Key.of(Analyzers.at(call, txn, analyzer), Objects.requireNonNullElse(id, ""));
    }

    /** A preview; refuses one that is not there. */
    static Preview require(ReadTxn txn, Preview.Key key) {
        var preview = txn.get(Preview.TABLE, key);
        if (preview == null) {
            throw AnalyzerErrors.notFound(TYPE, key.id());
        }
        return preview;
    }

    private CreateAccessPreviewResponse create(Call call, Txn txn, CreateAccessPreviewRequest in) {
        var analyzer = Analyzers.at(call, txn, in.analyzerArn());
        var token = in.clientToken();
        var same = Blob.utf8(in.analyzerArn() + "|" + in.configurations());
        if (token != null) {
            var made = Idempotency.find(call, txn, CREATE, token, same, () -> AnalyzerErrors.otherRequest(TYPE));
            if (made != null) {
                return CreateAccessPreviewResponse.builder().id(made.utf8()).build();
            }
        }
        var preview = preview(call, in);
        requireRoom(call, txn, analyzer);
        var key = Preview.Key.of(analyzer, call.ids().uuid());
        txn.put(Preview.TABLE, key, preview);
        txn.reconcile(Previewer.KIND, key.text());
        if (token != null) {
            Idempotency.keep(call, txn, CREATE, token, same, Blob.utf8(key.id()));
        }
        return CreateAccessPreviewResponse.builder().id(key.id()).build();
    }

    private Preview preview(Call call, CreateAccessPreviewRequest in) {
        var asked = Objects.requireNonNullElse(in.configurations(), Map.<String, Configuration>of());
        if (asked.size() != 1) {
            throw AnalyzerErrors.invalid("An access preview has the configuration of exactly one resource.");
        }
        var one = asked.entrySet().iterator().next();
        var arn = Arn.parse(one.getKey());
        if (arn == null || surveys.stream().noneMatch(survey -> survey.names(arn))) {
            throw AnalyzerErrors.notSupported("Resources of this type are not analyzed: " + one.getKey() + ".");
        }
        if (!arn.account().isEmpty() && !arn.account().equals(call.account())) {
            throw AnalyzerErrors.invalid("The resource must be owned by account " + call.account() + ".");
        }
        return new Preview(one.getKey(), Proposals.read(arn, one.getValue()), Preview.Status.CREATING, call.now());
    }

    /** Forgets what is old, and refuses more than there may be. */
    private static void requireRoom(Call call, Txn txn, Analyzer.Key analyzer) {
        int recent = 0;
        try (var all =
                txn.scan(Preview.TABLE, Preview.KEYS.prefix(analyzer.account(), analyzer.region(), analyzer.name()))) {
            while (all.hasNext()) {
                var one = all.next();
                var age = Duration.between(one.value().created(), call.now());
                if (age.compareTo(KEPT) > 0) {
                    var key = one.key();
                    txn.delete(Preview.TABLE, key);
                    txn.deleteRange(
                            PreviewFinding.TABLE,
                            PreviewFinding.KEYS.prefix(key.account(), key.region(), key.analyzer(), key.id()));
                }
                recent += age.compareTo(Duration.ofHours(1)) < 0 ? 1 : 0;
            }
        }
        if (recent >= MAX_AN_HOUR) {
            throw AnalyzerErrors.quota(
                    TYPE, analyzer.name(), "An analyzer makes at most " + MAX_AN_HOUR + " access previews an hour.");
        }
    }

    private GetAccessPreviewResponse get(Call call, ReadTxn txn, GetAccessPreviewRequest in) {
        var key = at(call, txn, in.analyzerArn(), in.accessPreviewId());
        var preview = require(txn, key);
        return GetAccessPreviewResponse.builder()
                .accessPreview(AccessPreview.builder()
                        .id(key.id())
                        .analyzerArn(key.of().arn())
                        .configurations(Map.of(preview.resource(), Proposals.view(preview)))
                        .createdAt(preview.created())
                        .status(preview.status().name())
                        .statusReason(reason(preview))
                        .build())
                .build();
    }

    private ListAccessPreviewsResponse list(Call call, ReadTxn txn, ListAccessPreviewsRequest in) {
        var key = Analyzers.at(call, txn, in.analyzerArn());
        var purpose = "ListAccessPreviews:" + key.text();
        var page = Pager.page(
                txn,
                Preview.TABLE,
                Preview.KEYS.prefix(key.account(), key.region(), key.name()),
                tokens.open(in.nextToken(), purpose, () -> AnalyzerErrors.invalid("Invalid next token.")),
                Math.clamp(Objects.requireNonNullElse(in.maxResults(), PAGE), 1, PAGE),
                entry -> AccessPreviewSummary.builder()
                        .id(entry.key().id())
                        .analyzerArn(key.arn())
                        .createdAt(entry.value().created())
                        .status(entry.value().status().name())
                        .statusReason(reason(entry.value()))
                        .build());
        return ListAccessPreviewsResponse.builder()
                .accessPreviews(page.items())
                .nextToken(tokens.seal(page.last(), purpose))
                .build();
    }

    private static @Nullable AccessPreviewStatusReason reason(Preview preview) {
        return preview.status() == Preview.Status.FAILED
                ? AccessPreviewStatusReason.builder()
                        .code("INVALID_CONFIGURATION")
                        .build()
                : null;
    }
}
