package io.unkai.server.metrics;

/**
 * A metric's name with its labels.
 *
 * @param name the metric
 * @param labels as written between the braces, possibly empty
 */
record Series(String name, String labels) implements Comparable<Series> {
    static Series of(String name, String... namesAndValues) {
        var labels = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (i > 0) {
                labels.append(',');
            }
            labels.append(namesAndValues[i])
                    .append("=\"")
                    .append(escape(namesAndValues[i + 1]))
                    .append('"');
        }
        return new Series(name, labels.toString());
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** Also carrying one more label. */
    Series and(String label, String value) {
        var more = label + "=\"" + value + '"';
        return new Series(name, labels.isEmpty() ? more : labels + ',' + more);
    }

    @Override
    public int compareTo(Series other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : labels.compareTo(other.labels);
    }
}
