package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.GetFindingRequest;
import io.unkai.api.accessanalyzer.GetFindingResponse;
import io.unkai.api.accessanalyzer.GetFindingV2Request;
import io.unkai.api.accessanalyzer.GetFindingV2Response;
import io.unkai.api.accessanalyzer.ListFindingsRequest;
import io.unkai.api.accessanalyzer.ListFindingsResponse;
import io.unkai.api.accessanalyzer.ListFindingsV2Request;
import io.unkai.api.accessanalyzer.ListFindingsV2Response;
import io.unkai.api.accessanalyzer.SortCriteria;
import io.unkai.api.accessanalyzer.UpdateFindingsRequest;
import io.unkai.api.accessanalyzer.UpdateFindingsResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.accessanalyzer.Finding.Status;
import io.unkai.services.management.page.ListTokens;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows findings, and notes what users say of them. */
final class Findings {
    private static final int PAGE = 100;
    private static final Map<String, Function<Map.Entry<String, Finding>, String>> SORTS = Map.of(
            "id", Map.Entry::getKey,
            "resource", entry -> entry.getValue().resource(),
            "resourceType", entry -> entry.getValue().type(),
            "resourceOwnerAccount", entry -> entry.getValue().owner(),
            "status", entry -> entry.getValue().status().name(),
            "createdAt", entry -> entry.getValue().created().toString(),
            "analyzedAt", entry -> entry.getValue().analyzed().toString(),
            "updatedAt", entry -> entry.getValue().updated().toString());

    private final ListTokens tokens;

    Findings(ListTokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.onRead(AccessAnalyzer.LIST_FINDINGS, this::list);
        on.onRead(AccessAnalyzer.LIST_FINDINGS_V2, this::listNew);
        on.onRead(AccessAnalyzer.GET_FINDING, this::get);
        on.onRead(AccessAnalyzer.GET_FINDING_V2, this::getNew);
        on.on(AccessAnalyzer.UPDATE_FINDINGS, this::update);
    }

    /** The findings of an analyzer that are like a filter says, by their ids. */
    static Map<String, Finding> matching(ReadTxn txn, Analyzer.Key key, Filter filter) {
        var found = new LinkedHashMap<String, Finding>();
        try (var cursor = txn.scan(Finding.TABLE, Finding.KEYS.prefix(key.account(), key.region(), key.name()))) {
            cursor.forEachRemaining(entry -> {
                if (filter.matches(entry.key().id(), entry.value())) {
                    found.put(entry.key().id(), entry.value());
                }
            });
        }
        return found;
    }

    private ListFindingsResponse list(Call call, ReadTxn txn, ListFindingsRequest in) {
        var key = Analyzers.at(call, txn, in.analyzerArn());
        var page = page(
                matching(txn, key, Filter.read(in.filter())),
                in.sort(),
                in.nextToken(),
                in.maxResults(),
                "ListFindings:" + key.text() + in.filter() + in.sort());
        return ListFindingsResponse.builder()
                .findings(page.items().stream()
                        .map(entry -> FindingViews.summary(entry.getKey(), entry.getValue()))
                        .toList())
                .nextToken(page.token())
                .build();
    }

    private ListFindingsV2Response listNew(Call call, ReadTxn txn, ListFindingsV2Request in) {
        var key = Analyzers.at(call, txn, in.analyzerArn());
        var page = page(
                matching(txn, key, Filter.read(in.filter())),
                in.sort(),
                in.nextToken(),
                in.maxResults(),
                "ListFindingsV2:" + key.text() + in.filter() + in.sort());
        return ListFindingsV2Response.builder()
                .findings(page.items().stream()
                        .map(entry -> FindingViews.summaryV2(entry.getKey(), entry.getValue()))
                        .toList())
                .nextToken(page.token())
                .build();
    }

    private record Page(
            List<Map.Entry<String, Finding>> items,
            @Nullable String token) {}

    /** A page of findings in the order that is asked for; its token says how many came before. */
    private Page page(
            Map<String, Finding> all,
            @Nullable SortCriteria sort,
            @Nullable String token,
            @Nullable Integer asked,
            String purpose) {
        var seen = tokens.open(token, purpose, () -> AnalyzerErrors.invalid("Invalid next token."));
        int from = seen == null ? 0 : ByteBuffer.wrap(seen).getInt();
        int limit = Math.clamp(Objects.requireNonNullElse(asked, PAGE), 1, PAGE);
        var items = all.entrySet().stream()
                .sorted(order(sort))
                .skip(from)
                .limit(limit)
                .toList();
        int next = from + items.size();
        var last = next < all.size()
                ? ByteBuffer.allocate(Integer.BYTES).putInt(next).array()
                : null;
        return new Page(items, tokens.seal(last, purpose));
    }

    private static Comparator<Map.Entry<String, Finding>> order(@Nullable SortCriteria sort) {
        var name = sort == null || sort.attributeName() == null ? "id" : sort.attributeName();
        var property = SORTS.get(name);
        if (property == null) {
            throw AnalyzerErrors.invalid("Invalid sort attribute: " + name + ".");
        }
        var order = Comparator.comparing(property).thenComparing(Map.Entry::getKey);
        return sort != null && "DESC".equals(sort.orderBy()) ? order.reversed() : order;
    }

    private GetFindingResponse get(Call call, ReadTxn txn, GetFindingRequest in) {
        var id = Objects.requireNonNullElse(in.id(), "");
        return GetFindingResponse.builder()
                .finding(FindingViews.whole(id, require(txn, Analyzers.at(call, txn, in.analyzerArn()), id)))
                .build();
    }

    private GetFindingV2Response getNew(Call call, ReadTxn txn, GetFindingV2Request in) {
        var id = Objects.requireNonNullElse(in.id(), "");
        return FindingViews.wholeV2(id, require(txn, Analyzers.at(call, txn, in.analyzerArn()), id));
    }

    private static Finding require(ReadTxn txn, Analyzer.Key key, String id) {
        var finding = txn.get(Finding.TABLE, Finding.Key.of(key, id));
        if (finding == null) {
            throw AnalyzerErrors.notFound("Finding", id);
        }
        return finding;
    }

    private UpdateFindingsResponse update(Call call, Txn txn, UpdateFindingsRequest in) {
        var key = Analyzers.at(call, txn, in.analyzerArn());
        var status = Status.valueOf(Objects.requireNonNullElse(in.status(), ""));
        if (in.ids() == null && in.resourceArn() == null) {
            throw AnalyzerErrors.invalid("Either ids or resourceArn is required.");
        }
        var watched = in.resourceArn() == null ? null : txn.get(Watched.TABLE, Watched.Key.of(key, in.resourceArn()));
        if (in.resourceArn() != null && watched == null) {
            throw AnalyzerErrors.notFound("Resource", in.resourceArn());
        }
        var ids = in.ids() != null ? in.ids() : watched == null ? List.<String>of() : watched.findings();
        for (var id : ids) {
            var finding = require(txn, key, id);
            if (finding.status() != Status.RESOLVED) {
                txn.put(Finding.TABLE, Finding.Key.of(key, id), finding.with(status, call.now()));
            }
        }
        return UpdateFindingsResponse.builder().build();
    }
}
