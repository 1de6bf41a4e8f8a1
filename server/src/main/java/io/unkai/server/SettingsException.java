package io.unkai.server;

/** An option that cannot be used as given; the message is meant for the person who typed it. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SettingsException(String message) {
        super(message);
    }
}
