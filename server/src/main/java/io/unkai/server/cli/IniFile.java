package io.unkai.server.cli;

import io.unkai.server.run.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An AWS configuration file, edited line by line: whatever is not changed keeps every byte. */
final class IniFile {
    private static final Pattern HEADER = Pattern.compile("\\s*\\[\\s*([^]]*?)\\s*].*", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("([^\\s=#;\\[][^=]*?)\\s*=\\s*(.*?)\\s*", Pattern.DOTALL);

    private final List<String> lines;

    private IniFile(List<String> lines) {
        this.lines = lines;
    }

    /** An empty one when there is no file yet. */
    static IniFile read(Path file) throws IOException {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new IniFile(new ArrayList<>(List.of(text.split("(?<=\n)"))));
        } catch (NoSuchFileException e) {
            return new IniFile(new ArrayList<>());
        }
    }

    void write(Path file) throws IOException {
        PrivateFile.write(file, String.join("", lines));
    }

    Set<String> sections() {
        Set<String> sections = new TreeSet<>();
        lines.forEach(line -> header(line).ifPresent(sections::add));
        return sections;
    }

    /** The entries of a section; empty when there is none of that name. */
    Map<String, String> section(String name) {
        Map<String, String> entries = new LinkedHashMap<>();
        int start = start(name);
        for (int i = start; i >= 0 && i < end(start); i++) {
            Matcher entry = ENTRY.matcher(lines.get(i));
            if (entry.matches()) {
                entries.put(entry.group(1), entry.group(2));
            }
        }
        return entries;
    }

    /** Changes or adds one entry, and the section where it is missing. */
    void set(String section, String key, String value) {
        String line = key + " = " + value + newline();
        if (start(section) < 0) {
            addSection(section);
        }
        int start = start(section);
        for (int i = start; i < end(start); i++) {
            Matcher entry = ENTRY.matcher(lines.get(i));
            if (entry.matches() && entry.group(1).equals(key)) {
                lines.set(i, line);
                return;
            }
        }
        lines.add(lastEntry(start) + 1, line);
    }

    private void addSection(String section) {
        endLastLine();
        if (!lines.isEmpty() && !lines.getLast().isBlank()) {
            lines.add(newline());
        }
        lines.add("[" + section + "]" + newline());
    }

    private int lastEntry(int start) {
        endLastLine();
        int last = end(start) - 1;
        while (last >= start && (lines.get(last).isBlank() || isComment(lines.get(last)))) {
            last--;
        }
        return last;
    }

    private void endLastLine() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty() && !lines.getLast().endsWith("\n")) {
            lines.set(lines.size() - 1, lines.getLast() + newline());
        }
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith(";");
    }

    /** Index of the first line after the header, -1 when there is no such section. */
    private int start(String section) {
        for (int i = 0; i < lines.size(); i++) {
            if (header(lines.get(i)).filter(section::equals).isPresent()) {
                return i + 1;
            }
        }
        return -1;
    }

    private int end(int start) {
        int end = start;
        while (end < lines.size() && header(lines.get(end)).isEmpty()) {
            end++;
        }
        return end;
    }

    private String newline() {
        return !lines.isEmpty() && lines.getFirst().endsWith("\r\n") ? "\r\n" : "\n";
    }

    /** The name in a header, with one space after {@code profile} and without quotes. */
    private static Optional<String> header(String line) {
        Matcher header = HEADER.matcher(line);
        return header.matches()
                ? Optional.of(header.group(1).replaceAll("\\s+", " ").replaceAll("[\"']", ""))
                : Optional.empty();
    }
}
