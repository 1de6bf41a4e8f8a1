package io.unkai.planes.linux.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where packages of a suite come from.
 *
 * @param uri of the archive
 * @param suite for example {@code bookworm-updates}
 */
record AptSource(String uri, String suite) {
    private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
    private static final Pattern LINE = Pattern.compile("deb\\s+(?:\\[[^\\]]*\\]\\s+)?(\\S+)\\s+(\\S+)\\s+(.*)");
    private static final Pattern ARCHIVE = Pattern.compile("https?://[^\\s]+/debian(-security)?/?");
    private static final int MOST_FILES = 64;

    /**
     * The sources that this host uses for a release of Debian, or the public ones where it uses none, being another distribution or
     * release.
     *
     * @param apt the folder of apt's configuration, {@code /etc/apt}
     * @throws IOException if it cannot be read
     */
    static List<AptSource> of(Path apt, String release) throws IOException {
        Set<String> suites = Set.of(release, release + "-updates", release + "-security");
        var found = new LinkedHashSet<AptSource>();
        for (Path file : files(apt)) {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            for (AptSource source : file.toString().endsWith(".sources") ? stanzas(text) : lines(text)) {
                if (suites.contains(source.suite())
                        && ARCHIVE.matcher(source.uri()).matches()) {
                    found.add(source);
                }
            }
        }
        boolean complete = found.stream().anyMatch(source -> source.suite().equals(release));
        return complete ? List.copyOf(found) : published(release);
    }

    private static List<AptSource> published(String release) {
        var archive = "http://deb.debian.org/debian";
        return List.of(
                new AptSource(archive, release),
                new AptSource(archive, release + "-updates"),
                new AptSource(archive + "-security", release + "-security"));
    }

    private static List<Path> files(Path apt) throws IOException {
        var files = new ArrayList<Path>();
        Path parts = apt.resolve("sources.list.d");
        if (Files.isDirectory(parts)) {
            try (Stream<Path> all = Files.list(parts)) {
                all.filter(file -> file.toString().endsWith(".list")
                                || file.toString().endsWith(".sources"))
                        .sorted()
                        .limit(MOST_FILES)
                        .forEach(files::add);
            }
        }
        Path single = apt.resolve("sources.list");
        if (Files.isRegularFile(single)) {
            files.addFirst(single);
        }
        return files;
    }

    private static List<AptSource> lines(String text) {
        return text.lines()
                .map(line -> LINE.matcher(line.strip()))
                .filter(line -> line.matches() && words(line.group(3)).contains("main"))
                .map(line -> new AptSource(line.group(1), line.group(2)))
                .toList();
    }

    private static List<AptSource> stanzas(String text) {
        var sources = new ArrayList<AptSource>();
        for (String stanza : text.split("\n\\s*\n", -1)) {
            if (words(field(stanza, "Types")).contains("deb")
                    && words(field(stanza, "Components")).contains("main")
                    && !field(stanza, "Enabled").strip().equals("no")) {
                for (String uri : words(field(stanza, "URIs"))) {
                    words(field(stanza, "Suites")).forEach(suite -> sources.add(new AptSource(uri, suite)));
                }
            }
        }
        return sources;
    }

    private static String field(String stanza, String name) {
        return stanza.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** As a line of {@code sources.list}, for the archive's own keys. */
    String line() {
        var signed = Files.exists(KEYRING) ? "[signed-by=" + KEYRING + "] " : "";
        return "deb " + signed + uri + " " + suite + " main";
    }
}
