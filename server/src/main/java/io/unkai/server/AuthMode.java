package io.unkai.server;

import java.util.Locale;

/** Who may call the cloud. */
public enum AuthMode {
    /** Signatures and permissions are checked. */
    IAM,
    /** Any access key acts as root of the default account, a twelve-digit one as root of that account. */
    OPEN;

    /** The name used on the command line. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws SettingsException when there is no such mode */
    static AuthMode parse(String option) {
        for (AuthMode mode : values()) {
            if (mode.option().equals(option)) {
                return mode;
            }
        }
        throw new SettingsException("--auth is iam or open, not '" + option + "'");
    }
}
