package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.ExternalAccessDetails;
import io.unkai.api.accessanalyzer.FindingDetails;
import io.unkai.api.accessanalyzer.FindingSource;
import io.unkai.api.accessanalyzer.FindingSummary;
import io.unkai.api.accessanalyzer.FindingSummaryV2;
import io.unkai.api.accessanalyzer.GetFindingV2Response;
import io.unkai.services.management.accessanalyzer.exposure.Exposure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings as answers show them. */
final class FindingViews {
    private static final String EXTERNAL = "ExternalAccess";

    private FindingViews() {}

    static FindingSummary summary(String id, Finding finding) {
        var exposure = finding.exposure();
        return FindingSummary.builder()
                .id(id)
                .principal(principal(exposure))
                .action(exposure == null ? null : exposure.actions())
                .resource(finding.resource())
                .isPublic(exposure == null ? null : exposure.open())
                .resourceType(finding.type())
                .condition(conditions(exposure))
                .createdAt(finding.created())
                .analyzedAt(finding.analyzed())
                .updatedAt(finding.updated())
                .status(finding.status().name())
                .resourceOwnerAccount(finding.owner())
                .error(orNull(finding.error()))
                .sources(sources(exposure))
                .build();
    }

    static io.unkai.api.accessanalyzer.Finding whole(String id, Finding finding) {
        var exposure = finding.exposure();
        return io.unkai.api.accessanalyzer.Finding.builder()
                .id(id)
                .principal(principal(exposure))
                .action(exposure == null ? null : exposure.actions())
                .resource(finding.resource())
                .isPublic(exposure == null ? null : exposure.open())
                .resourceType(finding.type())
                .condition(conditions(exposure))
                .createdAt(finding.created())
                .analyzedAt(finding.analyzed())
                .updatedAt(finding.updated())
                .status(finding.status().name())
                .resourceOwnerAccount(finding.owner())
                .error(orNull(finding.error()))
                .sources(sources(exposure))
                .build();
    }

    static FindingSummaryV2 summaryV2(String id, Finding finding) {
        return FindingSummaryV2.builder()
                .id(id)
                .findingType(EXTERNAL)
                .resource(finding.resource())
                .resourceType(finding.type())
                .resourceOwnerAccount(finding.owner())
                .createdAt(finding.created())
                .analyzedAt(finding.analyzed())
                .updatedAt(finding.updated())
                .status(finding.status().name())
                .error(orNull(finding.error()))
                .build();
    }

    static GetFindingV2Response wholeV2(String id, Finding finding) {
        var exposure = finding.exposure();
        var details = ExternalAccessDetails.builder()
                .action(exposure == null ? null : exposure.actions())
                .condition(conditions(exposure))
                .isPublic(exposure == null ? null : exposure.open())
                .principal(principal(exposure))
                .sources(sources(exposure))
                .build();
        return GetFindingV2Response.builder()
                .id(id)
                .findingType(EXTERNAL)
                .findingDetails(List.of(
                        FindingDetails.builder().externalAccessDetails(details).build()))
                .resource(finding.resource())
                .resourceType(finding.type())
                .resourceOwnerAccount(finding.owner())
                .createdAt(finding.created())
                .analyzedAt(finding.analyzed())
                .updatedAt(finding.updated())
                .status(finding.status().name())
                .error(orNull(finding.error()))
                .build();
    }

    private static @Nullable Map<String, String> principal(@Nullable Exposure exposure) {
        return exposure == null ? null : Map.of(exposure.kind(), exposure.principal());
    }

    private static Map<String, String> conditions(@Nullable Exposure exposure) {
        return exposure == null ? Map.of() : exposure.conditions();
    }

    private static @Nullable List<FindingSource> sources(@Nullable Exposure exposure) {
        return exposure == null
                ? null
                : List.of(FindingSource.builder().type(exposure.source()).build());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
