package io.unkai.server.console;

import io.unkai.kernel.schema.FileStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A file of the console, with the encodings that the build made of it.
 *
 * @param path where it lies
 * @param type its media type
 * @param tag an entity tag that changes with the content
 * @param encoded the files that hold it encoded, by name of the encoding
 */
record ConsoleFile(Path path, String type, String tag, Map<String, Path> encoded) {
    /** Opens the file, or what holds it in an encoding; an empty name stands for the file itself. */
    FileStream open(String encoding) throws IOException {
        var channel = FileChannel.open(encoded.getOrDefault(encoding, path), StandardOpenOption.READ);
        try {
            return new FileStream(channel, 0, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
