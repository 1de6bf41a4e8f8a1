package io.unkai.server.cli.doctor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes findings for a person or a program. */
final class Report {
    private Report() {}

    static String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-8s %-20s %s%n",
                    finding.grade().word(),
                    finding.name(),
                    firstLine(finding.found())));
            if (!finding.next().isEmpty()) {
                text.append(" ".repeat(30))
                        .append("next: ")
                        .append(finding.next())
                        .append('\n');
            }
        }
        return text.append(verdict(findings)).toString();
    }

    static boolean isGood(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.grade() == Finding.Grade.MISSING);
    }

    static String json(List<Finding> findings) {
        return findings.stream()
                .map(Report::json)
                .collect(Collectors.joining(",", "{\"ok\":" + isGood(findings) + ",\"findings\":[", "]}"));
    }

    private static String json(Finding finding) {
        return "{\"name\":" + quote(finding.name()) + ",\"grade\":"
                + quote(finding.grade().word()) + ",\"found\":" + quote(finding.found()) + ",\"next\":"
                + quote(finding.next()) + "}";
    }

    private static String quote(String value) {
        StringBuilder out = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }

    private static String verdict(List<Finding> findings) {
        return isGood(findings)
                ? "\nThis machine can run Unkai. What is limited is told above.\n"
                : "\nSomething that is needed is missing: see the lines above.\n";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
