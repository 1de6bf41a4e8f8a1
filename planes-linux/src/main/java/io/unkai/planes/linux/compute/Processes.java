package io.unkai.planes.linux.compute;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Tells a machine's processes from others that got the same number later. */
final class Processes {
    private Processes() {}

    /** The machine's init, if it is there. */
    static OptionalLong init(Folder folder) throws IOException {
        return living(folder, Folder.INIT, "cgroup", "/unkai/" + folder.id());
    }

    /** What watches over the machine, if it is there. */
    static OptionalLong supervisor(Folder folder) throws IOException {
        return living(folder, Folder.SUPERVISOR, "cmdline", "conmon\0--api-version\0001\0--cid\0" + folder.id() + "\0");
    }

    /** What tells the machine its sizes, if it is there. */
    static OptionalLong sizes(Folder folder) throws IOException {
        return living(folder, Folder.SIZES, "cmdline", OwnSizes.note(folder) + '\0');
    }

    private static OptionalLong living(Folder folder, String name, String file, String mark) throws IOException {
        OptionalLong number = folder.number(name);
        if (number.isEmpty()) {
            return number;
        }
        Path own = Path.of("/proc", Long.toString(number.getAsLong()));
        return text(own.resolve(file)).contains(mark) && !isZombie(own) ? number : OptionalLong.empty();
    }

    private static boolean isZombie(Path process) throws IOException {
        var state = text(process.resolve("stat"));
        int name = state.lastIndexOf(')');
        return name < 0 || state.startsWith(" Z", name + 1) || state.startsWith(" X", name + 1);
    }

    /** Nothing where the process has just ended. */
    private static String text(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            if (Files.exists(file.resolveSibling("comm")) && Files.exists(file)) {
                throw e;
            }
            return "";
        }
    }
}
