package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.call.Call;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of lists that are put together for each call. */
public final class Pages {
    private static final int MOST = 1_000;

    private Pages() {}

    /**
     * One page.
     *
     * @param list names the list
     * @param all everything that matches, in any order
     * @param key orders it; unique
     */
    public static <R> Listed<R> page(
            Call call, Tokens tokens, String list, List<R> all, Function<R, String> key, Asked asked) {
        var most = asked.maxResults();
        if (most != null && (most < 1 || most > MOST)) {
            throw Ec2Errors.invalidValue("maxResults", most, "Expecting a value between 1 and " + MOST + '.');
        }
        var name = "ec2 " + list + ' ' + call.account() + ' ' + call.region() + asked.filters();
        var last = tokens.open(asked.nextToken(), name);
        var after = last == null ? "" : new String(last, StandardCharsets.UTF_8);
        var rest = all.stream()
                .filter(one -> key.apply(one).compareTo(after) > 0)
                .sorted(Comparator.comparing(key))
                .toList();
        int size = most == null ? rest.size() : Math.min(most, rest.size());
        var page = rest.subList(0, size);
        @Nullable
        String token = size == rest.size()
                ? null
                : tokens.seal(key.apply(page.getLast()).getBytes(StandardCharsets.UTF_8), name);
        return new Listed<>(page, token);
    }
}
