package io.unkai.services.identity.iam.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of AWS's services by their namespaces, as {@code services.tsv} beside this class lists them. */
final class ServiceNames {
    /** Names by namespace, for example {@code Amazon S3} by {@code s3}. */
    static final SortedMap<String, String> ALL = load();

    private ServiceNames() {}

    private static SortedMap<String, String> load() {
        var all = new TreeMap<String, String>();
        try (var in = ServiceNames.class.getResourceAsStream("services.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the resource services.tsv is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line ->
                            all.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableSortedMap(all);
    }
}
