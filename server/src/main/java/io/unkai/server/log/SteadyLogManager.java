package io.unkai.server.log;

import java.util.logging.LogManager;

/** Keeps the handlers while the process shuts down; the JDK's own manager drops them first, and with them the last lines. */
public final class SteadyLogManager extends LogManager {
    @Override
    public void reset() {
        // Handlers are replaced by LogSetup alone.
    }
}
