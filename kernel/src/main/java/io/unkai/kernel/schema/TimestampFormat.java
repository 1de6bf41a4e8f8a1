package io.unkai.kernel.schema;

/** How an instant is written. */
public enum TimestampFormat {
    /** RFC 3339 in UTC, as in {@code 2026-01-02T03:04:05Z}. */
    DATE_TIME,
    /** IMF-fixdate of RFC 9110, as in {@code Tue, 29 Apr 2014 18:30:38 GMT}. */
    HTTP_DATE,
    /** Seconds since 1970, with an optional fraction. */
    EPOCH_SECONDS
}
