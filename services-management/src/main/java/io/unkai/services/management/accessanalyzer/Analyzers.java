package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.AnalyzerSummary;
import io.unkai.api.accessanalyzer.CreateAnalyzerRequest;
import io.unkai.api.accessanalyzer.CreateAnalyzerResponse;
import io.unkai.api.accessanalyzer.DeleteAnalyzerRequest;
import io.unkai.api.accessanalyzer.DeleteAnalyzerResponse;
import io.unkai.api.accessanalyzer.GetAnalyzerRequest;
import io.unkai.api.accessanalyzer.GetAnalyzerResponse;
import io.unkai.api.accessanalyzer.InlineArchiveRule;
import io.unkai.api.accessanalyzer.ListAnalyzersRequest;
import io.unkai.api.accessanalyzer.ListAnalyzersResponse;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.Tags;
import io.unkai.services.management.page.ListTokens;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, shows and deletes analyzers. */
final class Analyzers {
    private static final String ACCOUNT = "ACCOUNT";
    private static final int PAGE = 100;

    private final ListTokens tokens;

    Analyzers(ListTokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.on(AccessAnalyzer.CREATE_ANALYZER, this::create);
        on.on(AccessAnalyzer.DELETE_ANALYZER, this::delete);
        on.onRead(AccessAnalyzer.GET_ANALYZER, this::get);
        on.onRead(AccessAnalyzer.LIST_ANALYZERS, this::list);
    }

    /** The key of an analyzer that a call names by its name; refuses one that is not there. */
    static Analyzer.Key named(Call call, ReadTxn txn, @Nullable String name) {
        var key = new Analyzer.Key(call.account(), call.region(), Objects.requireNonNullElse(name, ""));
        if (txn.get(Analyzer.TABLE, key) == null) {
            throw AnalyzerErrors.notFound("Analyzer", key.name());
        }
        return key;
    }

    /** The key of an analyzer that a call names by its ARN; refuses one that is not there. */
    static Analyzer.Key at(Call call, ReadTxn txn, @Nullable String arn) {
        var parsed = arn == null ? null : Arn.parse(arn);
        var resource = parsed == null ? "" : parsed.resource();
        if (parsed == null
                || !resource.startsWith("analyzer/")
                || !parsed.account().equals(call.account())
                || !parsed.region().equals(call.region())) {
            throw AnalyzerErrors.notFound("Analyzer", Objects.requireNonNullElse(arn, ""));
        }
        return named(call, txn, resource.substring("analyzer/".length()));
    }

    private CreateAnalyzerResponse create(Call call, Txn txn, CreateAnalyzerRequest in) {
        if (!ACCOUNT.equals(in.type()) || in.configuration() != null) {
            throw AnalyzerErrors.notSupported(
                    "Only analyzers of the type ACCOUNT, for external access, are supported.");
        }
        var key = new Analyzer.Key(call.account(), call.region(), Objects.requireNonNullElse(in.analyzerName(), ""));
        if (txn.get(Analyzer.TABLE, key) != null) {
            throw AnalyzerErrors.conflict("Analyzer", key.name());
        }
        try (var others = txn.scan(Analyzer.TABLE, Analyzer.KEYS.prefix(call.account(), call.region()))) {
            if (others.hasNext()) {
                throw AnalyzerErrors.quota(
                        "Analyzer", key.name(), "An account has one analyzer of a type in a region.");
            }
        }
        var analyzer = new Analyzer(call.ids().uuid(), ACCOUNT, call.now(), "", null);
        txn.put(Analyzer.TABLE, key, analyzer);
        for (var rule : Objects.requireNonNullElse(in.archiveRules(), List.<InlineArchiveRule>of())) {
            ArchiveRules.add(call, txn, key, rule.ruleName(), rule.filter());
        }
        if (in.tags() != null) {
            Tags.put(txn, AnalyzerTags.resource(key), in.tags(), AnalyzerTags.RULES);
        }
        txn.reconcile(Scanner.ALL, key.text());
        return CreateAnalyzerResponse.builder().arn(key.arn()).build();
    }

    private DeleteAnalyzerResponse delete(Call call, Txn txn, DeleteAnalyzerRequest in) {
        var key = named(call, txn, in.analyzerName());
        txn.delete(Analyzer.TABLE, key);
        txn.deleteRange(ArchiveRule.TABLE, ArchiveRule.KEYS.prefix(key.account(), key.region(), key.name()));
        txn.deleteRange(Finding.TABLE, Finding.KEYS.prefix(key.account(), key.region(), key.name()));
        txn.deleteRange(Watched.TABLE, Watched.KEYS.prefix(key.account(), key.region(), key.name()));
        txn.deleteRange(Preview.TABLE, Preview.KEYS.prefix(key.account(), key.region(), key.name()));
        txn.deleteRange(PreviewFinding.TABLE, PreviewFinding.KEYS.prefix(key.account(), key.region(), key.name()));
        Tags.removeAll(txn, AnalyzerTags.resource(key));
        return DeleteAnalyzerResponse.builder().build();
    }

    private GetAnalyzerResponse get(Call call, ReadTxn txn, GetAnalyzerRequest in) {
        var key = named(call, txn, in.analyzerName());
        return GetAnalyzerResponse.builder()
                .analyzer(view(txn, key, Objects.requireNonNull(txn.get(Analyzer.TABLE, key))))
                .build();
    }

    private ListAnalyzersResponse list(Call call, ReadTxn txn, ListAnalyzersRequest in) {
        var purpose = "ListAnalyzers:" + call.account() + ':' + call.region() + ':' + in.type();
        var page = Pager.page(
                txn,
                Analyzer.TABLE,
                Analyzer.KEYS.prefix(call.account(), call.region()),
                tokens.open(in.nextToken(), purpose, () -> AnalyzerErrors.invalid("Invalid next token.")),
                Math.clamp(Objects.requireNonNullElse(in.maxResults(), PAGE), 1, PAGE),
                entry -> in.type() == null || in.type().equals(entry.value().type())
                        ? view(txn, entry.key(), entry.value())
                        : null);
        return ListAnalyzersResponse.builder()
                .analyzers(page.items())
                .nextToken(tokens.seal(page.last(), purpose))
                .build();
    }

    private static AnalyzerSummary view(ReadTxn txn, Analyzer.Key key, Analyzer analyzer) {
        return AnalyzerSummary.builder()
                .arn(key.arn())
                .name(key.name())
                .type(analyzer.type())
                .createdAt(analyzer.created())
                .lastResourceAnalyzed(analyzer.last().isEmpty() ? null : analyzer.last())
                .lastResourceAnalyzedAt(analyzer.lastAt())
                .status("ACTIVE")
                .tags(Tags.of(txn, AnalyzerTags.resource(key)))
                .build();
    }
}
