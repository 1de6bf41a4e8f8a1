package io.unkai.server.metrics;

/** The text being written; announces each metric's type once. */
final class Page {
    private final StringBuilder text = new StringBuilder();
    private String announced = "";

    void line(String type, String metric, Series series, double value) {
        if (!announced.equals(metric)) {
            announced = metric;
            text.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
        }
        text.append(series.name());
        if (!series.labels().isEmpty()) {
            text.append('{').append(series.labels()).append('}');
        }
        text.append(' ').append(number(value)).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
