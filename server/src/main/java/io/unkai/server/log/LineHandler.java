package io.unkai.server.log;

import java.io.IOException;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Writes each record as a line of a {@link RotatingFile}, at once: what was logged survives a killed process. */
final class LineHandler extends Handler {
    private final RotatingFile file;

    LineHandler(RotatingFile file, Formatter formatter) {
        this.file = file;
        setFormatter(formatter);
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            file.write(getFormatter().format(record));
        } catch (IOException e) {
            reportError("the log cannot be written", e, ErrorManager.WRITE_FAILURE);
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            reportError("the log cannot be closed", e, ErrorManager.CLOSE_FAILURE);
        }
    }
}
