package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.block.PoolBlockPlane;
import io.unkai.planes.linux.block.TestPool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Somebody who makes, keeps, copies, attaches and removes disks, one thing after another, until he is killed. He says what he begins and
 * what is done, so that others know what must be there.
 */
final class Churn {
    static final String MACHINE = "i-00000000000000003";
    static final long SIZE = 8L << 20;
    private static final int MARKS = 64;
    private static final int MARK = 8;
    private static final int MOST = 4;

    private final PoolBlockPlane blocks;
    private final CrunComputePlane machines;
    /** What is on each volume and each snapshot. */
    final Map<String, String> volumes = new TreeMap<>();

    final Map<String, String> snapshots = new TreeMap<>();
    /** Which volume is at each device. */
    final Map<String, String> devices = new TreeMap<>();

    private int next;

    Churn(PoolBlockPlane blocks, CrunComputePlane machines) {
        this.blocks = blocks;
        this.machines = machines;
    }

    /** In a process of its own: where the disks are, where the machines are, what there is already, and where chance begins. */
    public static void main(String[] args) throws IOException {
        var blocks = TestPool.plane(Path.of(args[0]));
        var churn = new Churn(
                blocks, new CrunComputePlane(Path.of(args[1]), blocks::file, Map.of(), new Virtualization(true)));
        Files.readAllLines(Path.of(args[2])).forEach(churn::note);
        var random = new Random(Long.parseLong(args[3]));
        while (true) {
            var step = churn.choose(random);
            System.out.println("begin " + step);
            churn.make(step);
            System.out.println("done " + step);
            churn.note(step);
        }
    }

    /** What could be done now. */
    private String choose(Random random) {
        var free = new ArrayList<>(volumes.keySet());
        free.removeAll(devices.values());
        var steps = new ArrayList<String>();
        if (volumes.size() < MOST) {
            steps.add("blank " + id("vol-") + " " + mark(random));
            snapshots.keySet().forEach(from -> steps.add("restore " + id("vol-") + " " + from));
        }
        if (snapshots.size() < MOST) {
            volumes.keySet().forEach(from -> steps.add("keep " + id("snap-") + " " + from));
            snapshots.keySet().forEach(from -> steps.add("copy " + id("snap-") + " " + from));
        }
        free.forEach(volume -> steps.add("remove " + volume));
        free.forEach(volume -> steps.add("attach " + volume + " xvd" + (char) ('f' + random.nextInt(8))));
        snapshots.keySet().forEach(snapshot -> steps.add("forget " + snapshot));
        devices.keySet().forEach(device -> steps.add("detach " + device));
        steps.removeIf(
                step -> step.startsWith("attach ") && devices.containsKey(step.substring(step.lastIndexOf(' ') + 1)));
        return steps.get(random.nextInt(steps.size()));
    }

    private String id(String prefix) {
        return prefix + "%08x".formatted(0xc0000000L + next);
    }

    private static String mark(Random random) {
        return "%08d".formatted(random.nextInt(100_000_000));
    }

    /** Does a step, or the rest of it. */
    void make(String step) throws IOException {
        var words = List.of(step.split(" ", -1));
        switch (words.getFirst()) {
            case "blank" -> {
                blocks.createBlank(words.get(1), SIZE);
                write(words.get(1), words.get(2));
            }
            case "restore" -> blocks.createFrom(words.get(1), words.get(2), SIZE);
            case "keep" -> blocks.snapshot(words.get(1), words.get(2));
            case "copy" -> blocks.copySnapshot(words.get(1), words.get(2));
            case "remove" -> blocks.remove(words.get(1));
            case "forget" -> blocks.removeSnapshot(words.get(1));
            case "attach" -> machines.attach(MACHINE, words.get(1), words.get(2));
            case "detach" -> machines.detach(MACHINE, words.get(1), true);
            default -> throw new IllegalArgumentException(step);
        }
    }

    /** Takes note of a step that was done. */
    void note(String step) {
        var words = List.of(step.split(" ", -1));
        next++;
        switch (words.getFirst()) {
            case "blank" -> volumes.put(words.get(1), words.get(2));
            case "restore" -> volumes.put(words.get(1), String.valueOf(snapshots.get(words.get(2))));
            case "keep" -> snapshots.put(words.get(1), String.valueOf(volumes.get(words.get(2))));
            case "copy" -> snapshots.put(words.get(1), String.valueOf(snapshots.get(words.get(2))));
            case "remove" -> volumes.remove(words.get(1));
            case "forget" -> snapshots.remove(words.get(1));
            case "attach" -> devices.put(words.get(2), words.get(1));
            case "detach" -> devices.remove(words.get(1));
            default -> throw new IllegalArgumentException(step);
        }
    }

    private void write(String volume, String mark) throws IOException {
        try (var file = new RandomAccessFile(blocks.file(volume).toFile(), "rw")) {
            for (int i = 0; i < MARKS; i++) {
                file.seek(i * (SIZE / MARKS));
                file.write(mark.getBytes(StandardCharsets.US_ASCII));
            }
            file.getFD().sync();
        }
    }

    /** The mark of a volume where it is whole, else all that was found. */
    String read(String volume) throws IOException {
        var found = new ArrayList<String>();
        try (var file = new RandomAccessFile(blocks.file(volume).toFile(), "r")) {
            for (int i = 0; i < MARKS; i++) {
                byte[] mark = new byte[MARK];
                file.seek(i * (SIZE / MARKS));
                file.readFully(mark);
                found.add(new String(mark, StandardCharsets.US_ASCII));
            }
        }
        return found.stream().distinct().count() == 1 ? found.getFirst() : found.toString();
    }
}
