package io.unkai.kernel.policy;

/**
 * A pattern, compiled. Wildcards are coded as characters that no text has, so that what a variable stands for can hold a star
 * without becoming one. Time is bounded by the product of the lengths.
 */
final class Glob {
    /** Stands for any characters. */
    static final char MANY = '\uFFFF';

    /** Stands for one character. */
    static final char ONE = '\uFFFE';

    private final String pattern;

    /** How many characters before the first wildcard. */
    private final int head;

    /** How many characters after the last wildcard. */
    private final int tail;

    private final int shortest;

    private Glob(String coded) {
        pattern = coded;
        int length = coded.length();
        int first = 0;
        while (first < length && coded.charAt(first) < ONE) {
            first++;
        }
        int last = length;
        while (last > first && coded.charAt(last - 1) < ONE) {
            last--;
        }
        head = first;
        tail = length - last;
        shortest = length - (int) coded.chars().filter(c -> c == MANY).count();
    }

    /** Compiles a pattern with {@code *} and {@code ?}. */
    static Glob of(String raw) {
        return new Glob(encode(raw));
    }

    /** Takes what is coded already. */
    static Glob coded(String coded) {
        return new Glob(coded);
    }

    static String encode(String raw) {
        return raw.replace('*', MANY).replace('?', ONE);
    }

    static boolean hasWildcards(String raw) {
        return raw.indexOf('*') >= 0 || raw.indexOf('?') >= 0;
    }

    /** Whether a text has a character that stands for a wildcard here. */
    static boolean hasCodes(String text) {
        return text.indexOf(MANY) >= 0 || text.indexOf(ONE) >= 0;
    }

    /** The pattern in its coded form; the text itself where there are no wildcards. */
    String pattern() {
        return pattern;
    }

    boolean matches(String text) {
        int length = pattern.length();
        if (head == length) {
            return pattern.equals(text);
        }
        if (text.length() < shortest || differsAtTheEdges(text) || !text.regionMatches(0, pattern, 0, head)) {
            return false;
        }
        if (head == length - 1 && pattern.charAt(head) == MANY) {
            return true;
        }
        return text.regionMatches(text.length() - tail, pattern, length - tail, tail) && search(text);
    }

    /** ARNs have much in common before they differ, so look first at the last characters that are fixed. */
    private boolean differsAtTheEdges(String text) {
        return tail > 0 && text.charAt(text.length() - 1) != pattern.charAt(pattern.length() - 1)
                || head > 0 && text.charAt(head - 1) != pattern.charAt(head - 1);
    }

    private boolean search(String text) {
        int p = head;
        int t = head;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            char c = p < pattern.length() ? pattern.charAt(p) : '\0';
            if (p < pattern.length() && c == MANY) {
                star = ++p;
                resume = t;
            } else if (p < pattern.length() && (c == ONE || c == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                // The last star takes one character more.
                p = star;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == MANY) {
            p++;
        }
        return p == pattern.length();
    }
}
