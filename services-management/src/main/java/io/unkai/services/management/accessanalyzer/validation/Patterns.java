package io.unkai.services.management.accessanalyzer.validation;

/** Compares patterns with stars and question marks. Time is bounded by the product of their lengths. */
final class Patterns {
    private Patterns() {}

    /** A pattern in which a variable may stand for anything. */
    static String fixed(String pattern) {
        return pattern.replaceAll("\\$\\{[^}]*}", "*");
    }

    /** Whether some text matches both. */
    static boolean meet(String one, String other) {
        var row = new boolean[other.length() + 1];
        row[other.length()] = true;
        for (int j = other.length() - 1; j >= 0; j--) {
            row[j] = other.charAt(j) == '*' && row[j + 1];
        }
        for (int i = one.length() - 1; i >= 0; i--) {
            var next = new boolean[other.length() + 1];
            char a = one.charAt(i);
            next[other.length()] = a == '*' && row[other.length()];
            for (int j = other.length() - 1; j >= 0; j--) {
                char b = other.charAt(j);
                next[j] = a == '*' || b == '*'
                        ? row[j] || next[j + 1] || row[j + 1]
                        : (a == '?' || b == '?' || a == b) && row[j + 1];
            }
            row = next;
        }
        return row[0];
    }

    /** Whether whatever matches the narrow one matches the wide one. */
    static boolean covers(String wide, String narrow) {
        var row = new boolean[narrow.length() + 1];
        row[narrow.length()] = true;
        for (int i = wide.length() - 1; i >= 0; i--) {
            var next = new boolean[narrow.length() + 1];
            char a = wide.charAt(i);
            next[narrow.length()] = a == '*' && row[narrow.length()];
            for (int j = narrow.length() - 1; j >= 0; j--) {
                char b = narrow.charAt(j);
                next[j] = a == '*' ? row[j] || next[j + 1] : b != '*' && (a == '?' || a == b) && row[j + 1];
            }
            row = next;
        }
        return row[0];
    }
}
