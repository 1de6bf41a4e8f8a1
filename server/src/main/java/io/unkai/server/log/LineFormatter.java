package io.unkai.server.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Turns a record into named fields; a subclass writes these as one line. */
abstract class LineFormatter extends Formatter {
    private static final String OWN_PACKAGE = "io.unkai.";
    /** A longer value is cut, so that hostile input cannot fill the disk through the log. */
    private static final int MAX_VALUE_CHARS = 16_384;

    @Override
    public final String format(LogRecord record) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("level", level(record.getLevel()));
        fields.put("logger", shortName(record.getLoggerName()));
        RequestId.current().ifPresent(id -> fields.put("request", id));
        fields.put("msg", cut(formatMessage(record)));
        Throwable thrown = record.getThrown();
        if (thrown != null) {
            fields.put("error", cut(trace(thrown)));
        }
        return line(fields) + "\n";
    }

    abstract String line(Map<String, String> fields);

    static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (value >= Level.WARNING.intValue()) {
            return "warning";
        }
        if (value >= Level.INFO.intValue()) {
            return "info";
        }
        return value >= Level.FINE.intValue() ? "debug" : "trace";
    }

    /** Appends a character so that no value can end the line or the quotes around it. */
    static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static String shortName(String logger) {
        return logger.startsWith(OWN_PACKAGE) ? logger.substring(OWN_PACKAGE.length()) : logger;
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String cut(String value) {
        return value.length() <= MAX_VALUE_CHARS ? value : value.substring(0, MAX_VALUE_CHARS) + "...";
    }
}
