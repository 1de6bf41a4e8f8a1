package io.unkai.kernel.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private record Vpc(String id, @Nullable String cidr, List<String> groups, Map<String, String> tags) {}

    private static final Filters<Vpc> FILTERS = new Filters<Vpc>()
            .on("vpc-id", Vpc::id)
            .on("cidr", Vpc::cidr)
            .onEach("group-id", Vpc::groups)
            .onTags(Vpc::tags);

    private static final Vpc ONE = new Vpc("vpc-1", "10.0.0.0/16", List.of("sg-1", "sg-2"), Map.of("Owner", "me"));
    private static final Vpc TWO = new Vpc("vpc-2", null, List.of(), Map.of());

    private static List<Vpc> found(Filter... filters) {
        return List.of(ONE, TWO).stream().filter(FILTERS.all(List.of(filters))).toList();
    }

    private static Filter filter(String name, String... values) {
        return new Filter(name, List.of(values));
    }

    @Test
    void valuesAreAlternativesAndFiltersAdd() {
        assertThat(found()).containsExactly(ONE, TWO);
        assertThat(found(filter("vpc-id", "vpc-1", "vpc-2"))).containsExactly(ONE, TWO);
        assertThat(found(filter("vpc-id", "vpc-1", "vpc-2"), filter("group-id", "sg-2")))
                .containsExactly(ONE);
        assertThat(found(filter("vpc-id", "vpc-2"), filter("group-id", "sg-2"))).isEmpty();
        assertThat(found(filter("vpc-id"))).isEmpty();
        assertThat(found(filter("cidr", "*"))).containsExactly(ONE);
    }

    @Test
    void tagsAreFiltered() {
        assertThat(found(filter("tag:Owner", "m?"))).containsExactly(ONE);
        assertThat(found(filter("tag:owner", "me"))).isEmpty();
        assertThat(found(filter("tag-key", "Own*"))).containsExactly(ONE);
        assertThat(found(filter("tag-value", "you"))).isEmpty();
    }

    @Test
    void anUnknownFilterIsRefused() {
        for (var name : new String[] {"vpcid", "tag:", "", "VPC-ID"}) {
            assertThatThrownBy(() -> found(filter(name, "x"))).isInstanceOfSatisfying(ApiException.class, e -> {
                assertThat(e.code()).isEqualTo("InvalidParameterValue");
                assertThat(e.message()).isEqualTo("The filter '" + name + "' is invalid");
            });
        }
    }

    @Test
    void tooManyValuesAreRefused() {
        var many = new Filter("vpc-id", Collections.nCopies(Filters.MAX_VALUES + 1, "x"));
        assertThatThrownBy(() -> found(many))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("FilterLimitExceeded"));
    }

    @Test
    void wildcardsMatch() {
        assertThat(Wildcard.matches("", "")).isTrue();
        assertThat(Wildcard.matches("", "a")).isFalse();
        assertThat(Wildcard.matches("*", "")).isTrue();
        assertThat(Wildcard.matches("a*c", "abcbc")).isTrue();
        assertThat(Wildcard.matches("a*c", "abcb")).isFalse();
        assertThat(Wildcard.matches("*a*b*", "xxaxxbxx")).isTrue();
        assertThat(Wildcard.matches("?", "")).isFalse();
        assertThat(Wildcard.matches("a?c", "abc")).isTrue();
        assertThat(Wildcard.matches("\\*", "*")).isTrue();
        assertThat(Wildcard.matches("\\*", "a")).isFalse();
        assertThat(Wildcard.matches("*\\?x", "ab?x")).isTrue();
        assertThat(Wildcard.matches("\\", "\\")).isTrue();
        assertThat(Wildcard.matches("A", "a")).isFalse();
    }

    @Test
    void hostilePatternsTakeLittleTime() {
        var pattern = "*a".repeat(500) + "b";
        assertThat(Wildcard.matches(pattern, "a".repeat(20_000))).isFalse();
    }
}
