package io.unkai.kernel.filter;

/**
 * Matches text against patterns in which {@code *} stands for any characters, {@code ?} for one, and a backslash takes the next
 * character as it is. Case counts. Time is bounded by the product of the lengths.
 */
public final class Wildcard {
    private Wildcard() {}

    /** Whether the whole text matches. */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = ++p;
                resume = t;
            } else if (p < pattern.length() && one(pattern, p, text.charAt(t))) {
                p += escaped(pattern, p) ? 2 : 1;
                t++;
            } else if (star >= 0) {
                // The last star takes one character more.
                p = star;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean escaped(String pattern, int p) {
        return pattern.charAt(p) == '\\' && p + 1 < pattern.length();
    }

    private static boolean one(String pattern, int p, char c) {
        return escaped(pattern, p) ? pattern.charAt(p + 1) == c : pattern.charAt(p) == '?' || pattern.charAt(p) == c;
    }
}
