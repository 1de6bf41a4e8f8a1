package io.unkai.wire.route;

import io.unkai.kernel.schema.Binding;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.Operation;
import io.unkai.wire.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * S3's operations by method, what the path names, query parameters and headers. The models tell some apart only by an
 * {@code x-id} that few clients send; S3 itself goes by subresources, required parameters and the copy source.
 */
final class S3Patterns {
    private static final String COPY_SOURCE = "x-amz-copy-source";
    private static final String X_ID = "x-id";

    private record Pattern(Operation<?, ?> operation, Set<String> literals) {}

    private record Place(S3Target.Level level, String method) {}

    private final Map<Place, List<Pattern>> patterns = new HashMap<>();
    /** The parameters without a value that name a part of such a thing, whatever the method. */
    private final Map<S3Target.Level, Set<String>> subresources = new EnumMap<>(S3Target.Level.class);

    private final Map<Operation<?, ?>, Set<String>> required = new ConcurrentHashMap<>();

    S3Patterns(List<Operation<?, ?>> operations) {
        for (var operation : operations) {
            var level = level(operation);
            if (level != null) {
                var literals = literals(operation);
                patterns.computeIfAbsent(new Place(level, operation.http().method()), _ -> new ArrayList<>())
                        .add(new Pattern(operation, literals));
                subresources.computeIfAbsent(level, _ -> new HashSet<>()).addAll(literals);
            }
        }
    }

    private static S3Target.@Nullable Level level(Operation<?, ?> operation) {
        return switch (operation.http().uri().split("\\?", 2)[0]) {
            case "/" -> S3Target.Level.SERVICE;
            case "/{Bucket}" -> S3Target.Level.BUCKET;
            case "/{Bucket}/{Key+}" -> S3Target.Level.OBJECT;
            default -> null; // served elsewhere than at S3's endpoint
        };
    }

    private static Set<String> literals(Operation<?, ?> operation) {
        var uri = operation.http().uri();
        int question = uri.indexOf('?');
        var literals = new HashSet<String>();
        for (var literal :
                question < 0 ? new String[0] : uri.substring(question + 1).split("&")) {
            if (!literal.startsWith(X_ID + "=")) {
                literals.add(literal.endsWith("=") ? literal.substring(0, literal.length() - 1) : literal);
            }
        }
        return literals;
    }

    /** The operation a request means, or null. */
    @Nullable
    Operation<?, ?> find(HttpRequest request, S3Target target) {
        var query = request.rawQuery();
        var names = query.isEmpty() ? Set.<String>of() : Parameters.names(query);
        var candidates = candidates(new Place(target.level(), request.method()), query, names);
        if (!names.isEmpty()
                && candidates.stream().allMatch(pattern -> Collections.disjoint(pattern.literals, names))
                && !Collections.disjoint(subresources.getOrDefault(target.level(), Set.of()), names)) {
            return null; // deleting a bucket's rules must not delete the bucket
        }
        int most = 0;
        for (var pattern : candidates) {
            most = Math.max(most, pattern.literals.size());
        }
        var best = new ArrayList<Operation<?, ?>>();
        for (var pattern : candidates) {
            if (pattern.literals.size() == most) {
                best.add(pattern.operation);
            }
        }
        return best.size() < 2 ? best.stream().findFirst().orElse(null) : narrow(best, request, names);
    }

    private List<Pattern> candidates(Place place, String query, Set<String> names) {
        var candidates = new ArrayList<Pattern>();
        for (var pattern : patterns.getOrDefault(place, List.of())) {
            if (hasAll(pattern, query, names)) {
                candidates.add(pattern);
            }
        }
        return candidates;
    }

    private static boolean hasAll(Pattern pattern, String query, Set<String> names) {
        for (var literal : pattern.literals) {
            if (!has(literal, query, names)) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(String literal, String query, Set<String> names) {
        int equals = literal.indexOf('=');
        return equals < 0
                ? names.contains(literal)
                : literal.substring(equals + 1).equals(Parameters.first(query, literal.substring(0, equals)));
    }

    /**
     * Tells operations apart by their required parameters, then by the copy source, then by name. A parameter that only one
     * of them requires names it, even where others it requires are missing: a part without its upload is no new object.
     */
    private @Nullable Operation<?, ?> narrow(List<Operation<?, ?>> same, HttpRequest request, Set<String> names) {
        boolean copy = request.headers().has(COPY_SOURCE);
        var id = Parameters.first(request.rawQuery(), X_ID);
        return same.stream()
                .min(Comparator.<Operation<?, ?>>comparingLong(one -> -count(one, names, true))
                        .thenComparingLong(one -> count(one, names, false))
                        .thenComparing(one -> isCopy(one) != copy)
                        .thenComparing(one -> !one.name().equals(id))
                        // of an operation and its successor of the same path, clients call the successor
                        .thenComparing(one -> !one.name().endsWith("Configuration"))
                        .thenComparingInt(one -> one.name().length()))
                .orElse(null);
    }

    /** How many required parameters are there, or are not. */
    private long count(Operation<?, ?> operation, Set<String> names, boolean there) {
        return required(operation).stream()
                .filter(name -> names.contains(name) == there)
                .count();
    }

    private static boolean isCopy(Operation<?, ?> operation) {
        return operation.name().equals("CopyObject") || operation.name().equals("UploadPartCopy");
    }

    private Set<String> required(Operation<?, ?> operation) {
        return required.computeIfAbsent(operation, one -> {
            var parameters = new HashSet<String>();
            for (var member : one.input().members()) {
                var binding = member.traits().binding();
                if (binding.location() == Binding.Location.QUERY
                        && member.traits().is(MemberTraits.Flag.REQUIRED)) {
                    parameters.add(binding.name());
                }
            }
            return parameters;
        });
    }
}
