package io.unkai.services.management.accessanalyzer.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.filter.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {
    private static final long SEED = 20_261_122;

    @ParameterizedTest
    @CsvSource({
        "s3:*, s3:get*, true, true",
        "s3:get*, s3:*, true, false",
        "*a, b*, true, false",
        "s3:get*, ec2:*, false, false",
        "a?c, abc, true, true",
        "abc, a?c, true, false",
        "*, *, true, true",
        "a*b, ab, true, true"
    })
    void comparesPatterns(String one, String other, boolean meet, boolean covers) {
        assertThat(Patterns.meet(one, other)).isEqualTo(meet);
        assertThat(Patterns.covers(one, other)).isEqualTo(covers);
    }

    @Test
    void agreesWithAllShortTexts() {
        var random = new Random(SEED);
        var texts = texts();
        for (int i = 0; i < 2000; i++) {
            var one = pattern(random);
            var other = pattern(random);
            var matching =
                    texts.stream().filter(text -> Wildcard.matches(other, text)).toList();
            assertThat(Patterns.meet(one, other))
                    .as("seed %d: %s meets %s", SEED, one, other)
                    .isEqualTo(matching.stream().anyMatch(text -> Wildcard.matches(one, text)));
            if (Patterns.covers(one, other)) {
                assertThat(matching)
                        .as("seed %d: %s covers %s", SEED, one, other)
                        .allMatch(text -> Wildcard.matches(one, text));
            }
        }
    }

    private static String pattern(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append("ab*?".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    /** All texts of up to eight of two letters: two patterns of four that meet do so in one of them. */
    private static List<String> texts() {
        var texts = new ArrayList<>(List.of(""));
        for (int from = 0; texts.getLast().length() < 8; ) {
            int to = texts.size();
            for (int i = from; i < to; i++) {
                texts.add(texts.get(i) + 'a');
                texts.add(texts.get(i) + 'b');
            }
            from = to;
        }
        return texts;
    }
}
