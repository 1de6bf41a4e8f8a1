package io.unkai.services.compute.dlm;

import io.unkai.kernel.error.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Reads one field of a cron expression: numbers, names, ranges, steps and lists of these. */
final class CronField {
    private static final int MOST_DIGITS = 4;

    private CronField() {}

    /**
     * The values that a field names.
     *
     * @param names of the values from the least on, or none
     * @throws ApiException where it is none
     */
    static NavigableSet<Integer> of(String field, int least, int most, List<String> names) {
        var values = new TreeSet<Integer>();
        for (var part : field.split(",", -1)) {
            int slash = part.indexOf('/');
            var span = slash < 0 ? part : part.substring(0, slash);
            int step = slash < 0 ? 1 : number(part.substring(slash + 1), List.of(), 1, most, field);
            int dash = span.indexOf('-');
            int from = span.equals("*")
                    ? least
                    : number(dash < 0 ? span : span.substring(0, dash), names, least, most, field);
            int to = from;
            if (span.equals("*") || dash < 0 && slash >= 0) {
                to = most;
            } else if (dash >= 0) {
                to = number(span.substring(dash + 1), names, least, most, field);
            }
            if (to < from) {
                throw invalid(field);
            }
            for (int value = from; value <= to; value += step) {
                values.add(value);
            }
        }
        return values;
    }

    static int number(String text, List<String> names, int least, int most, String field) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return named + least;
        }
        boolean digits = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(one -> one >= '0' && one <= '9');
        int value = digits ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            throw invalid(field);
        }
        return value;
    }

    static ApiException invalid(String field) {
        return DlmErrors.invalid("Invalid cron expression: the field " + field + " is invalid.");
    }
}
