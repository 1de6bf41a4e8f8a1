package io.unkai.server.terminal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The size of a terminal in characters.
 *
 * @param columns 2 to 999
 * @param rows 1 to 999
 */
public record Size(int columns, int rows) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})x(\\d{1,3})");
    private static final int FEWEST_COLUMNS = 2;

    /** Reads {@code 80x24}; empty where the text is no size. */
    static Optional<Size> parse(String text) {
        var found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var size = new Size(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
        return size.columns >= FEWEST_COLUMNS && size.rows >= 1 ? Optional.of(size) : Optional.empty();
    }
}
