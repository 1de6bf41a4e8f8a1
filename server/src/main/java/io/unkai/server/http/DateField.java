package io.unkai.server.http;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of the Date field, formatted once a second. */
final class DateField {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private record Second(long epoch, String text) {}

    private final InstantSource time;
    private volatile Second last = new Second(Long.MIN_VALUE, "");

    DateField(InstantSource time) {
        this.time = time;
    }

    String value() {
        long epoch = time.instant().getEpochSecond();
        var known = last;
        if (known.epoch() != epoch) {
            known = new Second(epoch, FORMAT.format(Instant.ofEpochSecond(epoch)));
            last = known;
        }
        return known.text();
    }
}
