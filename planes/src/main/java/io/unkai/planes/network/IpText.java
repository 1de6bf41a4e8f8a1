package io.unkai.planes.network;

import org.jspecify.annotations.Nullable;

/** The text of addresses. */
final class IpText {
    private static final int PARTS4 = 4;
    private static final int GROUPS = 8;
    private static final int GROUPS_OF_HALF = 4;
    private static final int MAX_PART = 255;
    private static final int HEX_DIGITS = 4;

    private IpText() {}

    static @Nullable Ip read4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != PARTS4) {
            return null;
        }
        long bits = 0;
        for (var part : parts) {
            int number = decimal(part);
            if (number < 0) {
                return null;
            }
            bits = bits << 8 | number;
        }
        return Ip.v4(bits);
    }

    private static int decimal(String part) {
        boolean digits = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || part.length() > 1 && part.charAt(0) == '0') {
            return -1;
        }
        int number = Integer.parseInt(part);
        return number <= MAX_PART ? number : -1;
    }

    static @Nullable Ip read6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return join(text.split(":", -1), new String[0], false);
        }
        var before = gap == 0 ? new String[0] : text.substring(0, gap).split(":", -1);
        var rest = text.substring(gap + 2);
        var after = rest.isEmpty() ? new String[0] : rest.split(":", -1);
        return join(before, after, true);
    }

    private static @Nullable Ip join(String[] before, String[] after, boolean gap) {
        int given = before.length + after.length;
        if (gap ? given >= GROUPS : given != GROUPS) {
            return null;
        }
        var halves = new long[2];
        return put(before, 0, halves) && put(after, GROUPS - after.length, halves)
                ? new Ip(true, halves[0], halves[1])
                : null;
    }

    private static boolean put(String[] groups, int at, long[] halves) {
        for (int i = 0; i < groups.length; i++) {
            var group = groups[i];
            boolean hex = !group.isEmpty()
                    && group.length() <= HEX_DIGITS
                    && group.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
            if (!hex) {
                return false;
            }
            int place = at + i;
            halves[place / GROUPS_OF_HALF] |= Long.parseLong(group, 16) << (48 - 16 * (place % GROUPS_OF_HALF));
        }
        return true;
    }

    static String write4(long bits) {
        return (bits >> 24) + "." + (bits >> 16 & MAX_PART) + "." + (bits >> 8 & MAX_PART) + "." + (bits & MAX_PART);
    }

    static String write6(Ip ip) {
        var groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            long half = i < GROUPS_OF_HALF ? ip.high() : ip.low();
            groups[i] = (int) (half >>> (48 - 16 * (i % GROUPS_OF_HALF)) & 0xffff);
        }
        int from = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zeros(groups, i);
            if (zeros > longest) {
                from = i;
                longest = zeros;
            }
        }
        return from < 0 ? text(groups, 0, GROUPS) : text(groups, 0, from) + "::" + text(groups, from + longest, GROUPS);
    }

    private static int zeros(int[] groups, int from) {
        int at = from;
        while (at < GROUPS && groups[at] == 0) {
            at++;
        }
        return at - from;
    }

    private static String text(int[] groups, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
