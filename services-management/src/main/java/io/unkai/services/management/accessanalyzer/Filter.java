package io.unkai.services.management.accessanalyzer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What findings have to be like.
 *
 * @param criteria by property; all have to hold
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-filter-keys.html">Filter keys</a>
 */
record Filter(Map<String, Criterion> criteria) {
    private static final int MAX_CRITERIA = 20;
    private static final List<String> PREFIXES = List.of("principal.", "condition.");
    private static final List<String> KNOWN = List.of(
            "action",
            "error",
            "findingType",
            "id",
            "isPublic",
            "resource",
            "resourceOwnerAccount",
            "resourceType",
            "status");

    /**
     * What is asked of one property.
     *
     * @param eq one of its values is among these
     * @param neq none of its values is
     * @param contains one of its values contains one of these
     * @param exists whether it has any value
     */
    record Criterion(
            List<String> eq,
            List<String> neq,
            List<String> contains,
            @Nullable Boolean exists) {
        boolean holds(List<String> values) {
            return (eq.isEmpty() || values.stream().anyMatch(eq::contains))
                    && values.stream().noneMatch(neq::contains)
                    && (contains.isEmpty()
                            || values.stream()
                                    .anyMatch(value -> contains.stream().anyMatch(value::contains)))
                    && (exists == null || exists != values.isEmpty());
        }
    }

    /** The filter of a request; refuses properties that findings do not have. */
    static Filter read(@Nullable Map<String, io.unkai.api.accessanalyzer.Criterion> in) {
        return read(in, List.of());
    }

    /** The filter of a request for findings that have more properties. */
    static Filter read(@Nullable Map<String, io.unkai.api.accessanalyzer.Criterion> in, List<String> more) {
        var criteria = new LinkedHashMap<String, Criterion>();
        var asked = Objects.requireNonNullElse(in, Map.<String, io.unkai.api.accessanalyzer.Criterion>of());
        if (asked.size() > MAX_CRITERIA) {
            throw AnalyzerErrors.invalid("A filter has at most " + MAX_CRITERIA + " criteria.");
        }
        asked.forEach((key, criterion) -> {
            if (!KNOWN.contains(key) && !more.contains(key) && PREFIXES.stream().noneMatch(key::startsWith)) {
                throw AnalyzerErrors.invalid("Invalid filter key: " + key + ".");
            }
            criteria.put(
                    key,
                    new Criterion(
                            list(criterion.eq()),
                            list(criterion.neq()),
                            list(criterion.contains()),
                            criterion.exists()));
        });
        return new Filter(criteria);
    }

    private static List<String> list(@Nullable List<String> values) {
        return Objects.requireNonNullElse(values, List.of());
    }

    /** As answers show it. */
    Map<String, io.unkai.api.accessanalyzer.Criterion> view() {
        var view = new LinkedHashMap<String, io.unkai.api.accessanalyzer.Criterion>();
        criteria.forEach((key, criterion) -> view.put(
                key,
                io.unkai.api.accessanalyzer.Criterion.builder()
                        .eq(orNull(criterion.eq()))
                        .neq(orNull(criterion.neq()))
                        .contains(orNull(criterion.contains()))
                        .exists(criterion.exists())
                        .build()));
        return view;
    }

    private static @Nullable List<String> orNull(List<String> values) {
        return values.isEmpty() ? null : values;
    }

    /** Whether a finding is like that. */
    boolean matches(String id, Finding finding) {
        return matches(id, finding, Map.of());
    }

    /** Whether a finding of more properties is like that. */
    boolean matches(String id, Finding finding, Map<String, String> more) {
        return criteria.entrySet().stream().allMatch(entry -> {
            var value = more.get(entry.getKey());
            return entry.getValue().holds(value == null ? values(entry.getKey(), id, finding) : List.of(value));
        });
    }

    private static List<String> values(String key, String id, Finding finding) {
        var value = switch (key) {
            case "id" -> id;
            case "error" -> finding.error();
            case "findingType" -> "ExternalAccess";
            case "resource" -> finding.resource();
            case "resourceOwnerAccount" -> finding.owner();
            case "resourceType" -> finding.type();
            case "status" -> finding.status().name();
            default -> "";
        };
        return value.isEmpty() ? ofExposure(key, finding) : List.of(value);
    }

    private static List<String> ofExposure(String key, Finding finding) {
        var exposure = finding.exposure();
        if (exposure == null) {
            return List.of();
        }
        if (key.equals("isPublic")) {
            return List.of(Boolean.toString(exposure.open()));
        }
        if (key.equals("action")) {
            return exposure.actions();
        }
        if (key.equals("principal." + exposure.kind())) {
            return List.of(exposure.principal());
        }
        var condition =
                key.startsWith("condition.") ? exposure.conditions().get(key.substring("condition.".length())) : null;
        return condition == null ? List.of() : List.of(condition);
    }
}
