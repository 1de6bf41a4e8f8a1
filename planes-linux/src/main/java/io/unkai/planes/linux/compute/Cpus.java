package io.unkai.planes.linux.compute;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The host's processors, and which of them a machine runs on. */
final class Cpus {
    private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");

    private final List<Integer> online;

    Cpus(List<Integer> online) {
        this.online = List.copyOf(online);
    }

    /** Those of this host. */
    static Cpus ofHost() throws IOException {
        return new Cpus(
                parse(Files.readString(ONLINE, StandardCharsets.US_ASCII).strip()));
    }

    int count() {
        return online.size();
    }

    /** As many as a machine has, or all there are; machines in different slots begin at different ones. */
    String of(int slot, int vcpus) {
        int many = Math.clamp(vcpus, 1, online.size());
        long first = (long) slot * many;
        return IntStream.range(0, many)
                .mapToObj(i -> online.get((int) ((first + i) % online.size())))
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** Reads lists such as {@code 0-3,8}. */
    static List<Integer> parse(String list) {
        var numbers = new ArrayList<Integer>();
        for (String range : list.split(",", -1)) {
            String[] ends = range.split("-", 2);
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
