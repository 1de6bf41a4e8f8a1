package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.AccessPreviewFinding;
import io.unkai.api.accessanalyzer.ListAccessPreviewFindingsRequest;
import io.unkai.api.accessanalyzer.ListAccessPreviewFindingsResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.management.page.ListTokens;
import java.util.List;
import java.util.Objects;

/** Shows what previews found. */
final class PreviewFindings {
    private static final int PAGE = 100;
    private static final List<String> PROPERTIES = List.of("changeType", "existingFindingId", "existingFindingStatus");

    private final ListTokens tokens;

    PreviewFindings(ListTokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.onRead(AccessAnalyzer.LIST_ACCESS_PREVIEW_FINDINGS, this::list);
    }

    private ListAccessPreviewFindingsResponse list(Call call, ReadTxn txn, ListAccessPreviewFindingsRequest in) {
        var key = AccessPreviews.at(call, txn, in.analyzerArn(), in.accessPreviewId());
        if (AccessPreviews.require(txn, key).status() == Preview.Status.CREATING) {
            throw AnalyzerErrors.notYet("AccessPreview", key.id());
        }
        var filter = Filter.read(in.filter(), PROPERTIES);
        var purpose = "ListAccessPreviewFindings:" + key.text() + in.filter();
        var page = Pager.page(
                txn,
                PreviewFinding.TABLE,
                PreviewFinding.KEYS.prefix(key.account(), key.region(), key.analyzer(), key.id()),
                tokens.open(in.nextToken(), purpose, () -> AnalyzerErrors.invalid("Invalid next token.")),
                Math.clamp(Objects.requireNonNullElse(in.maxResults(), PAGE), 1, PAGE),
                entry -> filter.matches(
                                entry.key().id(),
                                entry.value().finding(),
                                entry.value().properties())
                        ? view(entry.key().id(), entry.value())
                        : null);
        return ListAccessPreviewFindingsResponse.builder()
                .findings(page.items())
                .nextToken(tokens.seal(page.last(), purpose))
                .build();
    }

    private static AccessPreviewFinding view(String id, PreviewFinding found) {
        var finding = FindingViews.summary(id, found.finding());
        var existing = found.existingStatus();
        return AccessPreviewFinding.builder()
                .id(id)
                .existingFindingId(found.existing().isEmpty() ? null : found.existing())
                .existingFindingStatus(existing == null ? null : existing.name())
                .principal(finding.principal())
                .action(finding.action())
                .condition(finding.condition())
                .resource(finding.resource())
                .isPublic(finding.isPublic())
                .resourceType(finding.resourceType())
                .createdAt(finding.createdAt())
                .changeType(found.change().name())
                .status(finding.status())
                .resourceOwnerAccount(finding.resourceOwnerAccount())
                .error(finding.error())
                .sources(finding.sources())
                .build();
    }
}
