package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.AnalyzedResource;
import io.unkai.api.accessanalyzer.AnalyzedResourceSummary;
import io.unkai.api.accessanalyzer.GetAnalyzedResourceRequest;
import io.unkai.api.accessanalyzer.GetAnalyzedResourceResponse;
import io.unkai.api.accessanalyzer.ListAnalyzedResourcesRequest;
import io.unkai.api.accessanalyzer.ListAnalyzedResourcesResponse;
import io.unkai.api.accessanalyzer.StartResourceScanRequest;
import io.unkai.api.accessanalyzer.StartResourceScanResponse;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.accessanalyzer.exposure.Exposure;
import io.unkai.services.management.accessanalyzer.exposure.Survey;
import io.unkai.services.management.page.ListTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Shows the resources that analyzers look at, and has one looked at now. */
final class WatchedResources {
    private static final int PAGE = 100;

    private final ListTokens tokens;
    private final List<Survey> surveys;

    WatchedResources(ListTokens tokens, List<Survey> surveys) {
        this.tokens = tokens;
        this.surveys = surveys;
    }

    void register(Handlers on) {
        on.on(AccessAnalyzer.START_RESOURCE_SCAN, this::scan);
        on.onRead(AccessAnalyzer.GET_ANALYZED_RESOURCE, this::get);
        on.onRead(AccessAnalyzer.LIST_ANALYZED_RESOURCES, this::list);
    }

    private StartResourceScanResponse scan(Call call, Txn txn, StartResourceScanRequest in) {
        var key = Analyzers.at(call, txn, in.analyzerArn());
        var text = Objects.requireNonNullElse(in.resourceArn(), "");
        var arn = Arn.parse(text);
        if (arn == null || surveys.stream().noneMatch(survey -> survey.names(arn))) {
            throw AnalyzerErrors.notSupported("Resources of this type are not analyzed: " + text + ".");
        }
        var owner = in.resourceOwnerAccount();
        if (owner != null && !owner.equals(key.account())) {
            throw AnalyzerErrors.invalid("The resource must be owned by account " + key.account() + ".");
        }
        txn.reconcile(Scanner.ONE, Scanner.one(key, text));
        return StartResourceScanResponse.builder().build();
    }

    private GetAnalyzedResourceResponse get(Call call, ReadTxn txn, GetAnalyzedResourceRequest in) {
        var key = Analyzers.at(call, txn, in.analyzerArn());
        var arn = Objects.requireNonNullElse(in.resourceArn(), "");
        var watched = txn.get(Watched.TABLE, Watched.Key.of(key, arn));
        if (watched == null || watched.gone()) {
            throw AnalyzerErrors.notFound("Resource", arn);
        }
        return GetAnalyzedResourceResponse.builder()
                .resource(view(key, watched, current(txn, key, watched)))
                .build();
    }

    private static List<Finding> current(ReadTxn txn, Analyzer.Key key, Watched watched) {
        var current = new ArrayList<Finding>();
        for (var id : watched.findings()) {
            var finding = txn.get(Finding.TABLE, Finding.Key.of(key, id));
            if (finding != null && finding.status() != Finding.Status.RESOLVED) {
                current.add(finding);
            }
        }
        return current;
    }

    private static AnalyzedResource view(Analyzer.Key key, Watched watched, List<Finding> current) {
        var exposures =
                current.stream().map(Finding::exposure).filter(Objects::nonNull).toList();
        var error = current.stream()
                .map(Finding::error)
                .filter(text -> !text.isEmpty())
                .findFirst();
        boolean active = current.stream().anyMatch(finding -> finding.status() == Finding.Status.ACTIVE);
        return AnalyzedResource.builder()
                .resourceArn(watched.arn())
                .resourceType(watched.type())
                .resourceOwnerAccount(key.account())
                .createdAt(watched.created())
                .analyzedAt(watched.analyzed())
                .updatedAt(watched.updated())
                .isPublic(exposures.stream().anyMatch(Exposure::open))
                .actions(exposures.stream()
                        .flatMap(exposure -> exposure.actions().stream())
                        .distinct()
                        .toList())
                .sharedVia(exposures.stream().map(Exposure::source).distinct().toList())
                .status(current.isEmpty() ? null : active ? "ACTIVE" : "ARCHIVED")
                .error(error.orElse(null))
                .build();
    }

    private ListAnalyzedResourcesResponse list(Call call, ReadTxn txn, ListAnalyzedResourcesRequest in) {
        var key = Analyzers.at(call, txn, in.analyzerArn());
        var type = in.resourceType();
        var purpose = "ListAnalyzedResources:" + key.text() + type;
        var page = Pager.page(
                txn,
                Watched.TABLE,
                Watched.KEYS.prefix(key.account(), key.region(), key.name()),
                tokens.open(in.nextToken(), purpose, () -> AnalyzerErrors.invalid("Invalid next token.")),
                Math.clamp(Objects.requireNonNullElse(in.maxResults(), PAGE), 1, PAGE),
                entry -> entry.value().gone()
                                || type != null && !type.equals(entry.value().type())
                        ? null
                        : AnalyzedResourceSummary.builder()
                                .resourceArn(entry.value().arn())
                                .resourceOwnerAccount(key.account())
                                .resourceType(entry.value().type())
                                .build());
        return ListAnalyzedResourcesResponse.builder()
                .analyzedResources(page.items())
                .nextToken(tokens.seal(page.last(), purpose))
                .build();
    }
}
