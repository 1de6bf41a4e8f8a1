package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.ApplyArchiveRuleRequest;
import io.unkai.api.accessanalyzer.ApplyArchiveRuleResponse;
import io.unkai.api.accessanalyzer.ArchiveRuleSummary;
import io.unkai.api.accessanalyzer.CreateArchiveRuleRequest;
import io.unkai.api.accessanalyzer.CreateArchiveRuleResponse;
import io.unkai.api.accessanalyzer.Criterion;
import io.unkai.api.accessanalyzer.DeleteArchiveRuleRequest;
import io.unkai.api.accessanalyzer.DeleteArchiveRuleResponse;
import io.unkai.api.accessanalyzer.GetArchiveRuleRequest;
import io.unkai.api.accessanalyzer.GetArchiveRuleResponse;
import io.unkai.api.accessanalyzer.ListArchiveRulesRequest;
import io.unkai.api.accessanalyzer.ListArchiveRulesResponse;
import io.unkai.api.accessanalyzer.UpdateArchiveRuleRequest;
import io.unkai.api.accessanalyzer.UpdateArchiveRuleResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.management.page.ListTokens;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules by which findings are archived. */
final class ArchiveRules {
    private static final int MAX = 100;

    private final ListTokens tokens;

    ArchiveRules(ListTokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.on(AccessAnalyzer.CREATE_ARCHIVE_RULE, this::create);
        on.on(AccessAnalyzer.UPDATE_ARCHIVE_RULE, this::update);
        on.on(AccessAnalyzer.DELETE_ARCHIVE_RULE, this::delete);
        on.on(AccessAnalyzer.APPLY_ARCHIVE_RULE, this::apply);
        on.onRead(AccessAnalyzer.GET_ARCHIVE_RULE, this::get);
        on.onRead(AccessAnalyzer.LIST_ARCHIVE_RULES, this::list);
    }

    static void add(
            Call call, Txn txn, Analyzer.Key analyzer, @Nullable String name, @Nullable Map<String, Criterion> filter) {
        var key = ArchiveRule.Key.of(analyzer, Objects.requireNonNullElse(name, ""));
        if (txn.get(ArchiveRule.TABLE, key) != null) {
            throw AnalyzerErrors.conflict("ArchiveRule", key.name());
        }
        if (ArchiveRule.filters(txn, analyzer).size() >= MAX) {
            throw AnalyzerErrors.quota("ArchiveRule", key.name(), "An analyzer has at most " + MAX + " archive rules.");
        }
        txn.put(ArchiveRule.TABLE, key, new ArchiveRule(Filter.read(filter).criteria(), call.now(), call.now()));
    }

    private static ArchiveRule require(ReadTxn txn, ArchiveRule.Key key) {
        var rule = txn.get(ArchiveRule.TABLE, key);
        if (rule == null) {
            throw AnalyzerErrors.notFound("ArchiveRule", key.name());
        }
        return rule;
    }

    private static ArchiveRule.Key key(Call call, ReadTxn txn, @Nullable String analyzer, @Nullable String name) {
        return ArchiveRule.Key.of(Analyzers.named(call, txn, analyzer), Objects.requireNonNullElse(name, ""));
    }

    private CreateArchiveRuleResponse create(Call call, Txn txn, CreateArchiveRuleRequest in) {
        add(call, txn, Analyzers.named(call, txn, in.analyzerName()), in.ruleName(), in.filter());
        return CreateArchiveRuleResponse.builder().build();
    }

    private UpdateArchiveRuleResponse update(Call call, Txn txn, UpdateArchiveRuleRequest in) {
        var key = key(call, txn, in.analyzerName(), in.ruleName());
        var rule = require(txn, key);
        var criteria = Filter.read(in.filter()).criteria();
        txn.put(ArchiveRule.TABLE, key, new ArchiveRule(criteria, rule.created(), call.now()));
        return UpdateArchiveRuleResponse.builder().build();
    }

    private DeleteArchiveRuleResponse delete(Call call, Txn txn, DeleteArchiveRuleRequest in) {
        var key = key(call, txn, in.analyzerName(), in.ruleName());
        require(txn, key);
        txn.delete(ArchiveRule.TABLE, key);
        return DeleteArchiveRuleResponse.builder().build();
    }

    /** Archives what is active and like the rule says. */
    private ApplyArchiveRuleResponse apply(Call call, Txn txn, ApplyArchiveRuleRequest in) {
        var analyzer = Analyzers.at(call, txn, in.analyzerArn());
        var rule = require(txn, ArchiveRule.Key.of(analyzer, Objects.requireNonNullElse(in.ruleName(), "")));
        var filter = new Filter(rule.filter());
        Findings.matching(txn, analyzer, filter).forEach((id, finding) -> {
            if (finding.status() == Finding.Status.ACTIVE) {
                txn.put(Finding.TABLE, Finding.Key.of(analyzer, id), finding.with(Finding.Status.ARCHIVED, call.now()));
            }
        });
        return ApplyArchiveRuleResponse.builder().build();
    }

    private GetArchiveRuleResponse get(Call call, ReadTxn txn, GetArchiveRuleRequest in) {
        var key = key(call, txn, in.analyzerName(), in.ruleName());
        return GetArchiveRuleResponse.builder()
                .archiveRule(view(key.name(), require(txn, key)))
                .build();
    }

    private ListArchiveRulesResponse list(Call call, ReadTxn txn, ListArchiveRulesRequest in) {
        var analyzer = Analyzers.named(call, txn, in.analyzerName());
        var purpose = "ListArchiveRules:" + analyzer.text();
        var page = Pager.page(
                txn,
                ArchiveRule.TABLE,
                ArchiveRule.KEYS.prefix(analyzer.account(), analyzer.region(), analyzer.name()),
                tokens.open(in.nextToken(), purpose, () -> AnalyzerErrors.invalid("Invalid next token.")),
                Math.clamp(Objects.requireNonNullElse(in.maxResults(), MAX), 1, MAX),
                entry -> view(entry.key().name(), entry.value()));
        return ListArchiveRulesResponse.builder()
                .archiveRules(page.items())
                .nextToken(tokens.seal(page.last(), purpose))
                .build();
    }

    private static ArchiveRuleSummary view(String name, ArchiveRule rule) {
        return ArchiveRuleSummary.builder()
                .ruleName(name)
                .filter(new Filter(rule.filter()).view())
                .createdAt(rule.created())
                .updatedAt(rule.updated())
                .build();
    }
}
