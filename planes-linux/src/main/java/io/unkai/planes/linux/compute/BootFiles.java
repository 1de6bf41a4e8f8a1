package io.unkai.planes.linux.compute;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of our images that every machine reads when it boots. */
final class BootFiles {
    private BootFiles() {}

    /** Their names, as seen from the root. */
    static List<String> names() throws IOException {
        try (InputStream list = BootFiles.class.getResourceAsStream("boot-files.txt")) {
            if (list == null) {
                throw new IOException("the list of files for booting is missing in the program");
            }
            var architecture = "aarch64".equals(System.getProperty("os.arch")) ? "aarch64" : "x86_64";
            return new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(name -> name.replace("@", architecture + "-linux-gnu"))
                    .toList();
        }
    }
}
