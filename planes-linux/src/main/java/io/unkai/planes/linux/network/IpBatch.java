package io.unkai.planes.linux.network;

import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.NetworkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gives many commands to one process of {@code ip}, which runs them in the namespace of the calling thread. */
final class IpBatch {
    /** What it says where something is already as it is to be. */
    private static final Set<String> HARMLESS = Set.of(
            "RTNETLINK answers: File exists",
            "RTNETLINK answers: No such device",
            "RTNETLINK answers: No such process",
            "RTNETLINK answers: No such file or directory",
            "RTNETLINK answers: Cannot assign requested address");

    private IpBatch() {}

    /** Runs all, those for IPv6 after the others. */
    static void run(List<Item> items, boolean tolerant) {
        lines(false, items.stream().filter(item -> !item.v6()).map(Item::add).toList(), tolerant);
        lines(true, items.stream().filter(Item::v6).map(Item::add).toList(), tolerant);
    }

    /** Runs these lines. */
    static void lines(String... lines) {
        lines(false, List.of(lines), false);
    }

    /**
     * Runs these lines.
     *
     * @param tolerant whether to go on where something is already there, or already gone
     */
    static void lines(boolean v6, List<String> lines, boolean tolerant) {
        if (lines.isEmpty()) {
            return;
        }
        var words = new ArrayList<>(List.of("ip", "-batch", "-"));
        if (v6) {
            words.add(1, "-6");
        }
        if (tolerant) {
            words.add(1, "-force");
        }
        var command = new Command(words, "", Command.DEFAULT_LIMIT);
        var result = command.reading(String.join("\n", lines) + "\n").run();
        if (!result.ok() && !(tolerant && harmless(result.errors()))) {
            throw new NetworkException("ip failed: " + told(result.errors(), lines), null);
        }
    }

    private static boolean harmless(String errors) {
        return errors.lines()
                .allMatch(line -> line.startsWith("Command failed")
                        || line.startsWith("Cannot find device")
                        || HARMLESS.contains(line));
    }

    /** The error with the line that it is about. */
    private static String told(String errors, List<String> lines) {
        int colon = errors.lastIndexOf(':');
        var number = errors.substring(colon + 1).strip();
        boolean known =
                !number.isEmpty() && number.length() < 6 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        int line = known ? Integer.parseInt(number) : 0;
        var about = line > 0 && line <= lines.size() ? " in '" + lines.get(line - 1) + "'" : "";
        return errors.strip().replace('\n', ' ') + about;
    }
}
