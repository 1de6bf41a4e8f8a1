package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.ffm.LoopDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The volumes that machines have beside their root volumes: loop devices that show in their {@code /dev}. What is to be attached is noted
 * before anything is done, so that all of it is found again after a crash.
 *
 * @param volumes says which file is a volume's disk
 */
record Disks(Function<String, Path> volumes) {
    private static final String NOTED = "disk-";
    private static final String SHOWN = "shown-";

    /** Attaches a volume to a machine that is on. */
    void attach(Folder folder, String volume, String device, boolean shared) throws IOException {
        Optional<String> noted = folder.text(NOTED + device);
        if (noted.isPresent() && !noted.get().equals(volume)) {
            throw new IOException(device + " is another volume");
        }
        Path file = volumes.apply(volume);
        if (noted.isPresent() && folder.has(SHOWN + device)) {
            for (Path loop : loops(folder, volume, device)) {
                // It may have become larger.
                view(folder).show(device, loop);
            }
            return;
        }
        if (!Files.exists(file)) {
            throw new IOException("there is no volume " + volume);
        }
        var loops = loops(folder, volume, device);
        boolean elsewhere = shared
                ? noted(folder).entrySet().stream()
                        .anyMatch(one ->
                                one.getValue().equals(volume) && !one.getKey().equals(device))
                : LoopDevice.of(file).size() > loops.size();
        if (elsewhere || noted.isEmpty() && !loops.isEmpty()) {
            throw new IOException(volume + " is in use");
        }
        folder.put(NOTED + device, volume);
        var guest = guest(folder);
        try (var loop = loops.isEmpty() ? LoopDevice.attachToStay(file, name(folder, device)) : null) {
            Path path = loop == null ? loops.getFirst() : loop.path();
            guest.show(path, device);
            view(folder).show(device, path);
        }
        folder.put(SHOWN + device, "");
    }

    /** The devices of a machine: each machine has its own of a volume, so that it can be taken away from one of several. */
    private List<Path> loops(Folder folder, String volume, String device) throws IOException {
        return LoopDevice.of(volumes.apply(volume), name(folder, device));
    }

    private static String name(Folder folder, String device) {
        return folder.id() + ' ' + device;
    }

    /** The devices by which a machine reaches a volume. */
    List<Path> loops(Folder folder, String volume) throws IOException {
        var found = new ArrayList<Path>();
        for (var shown : of(folder).entrySet()) {
            if (shown.getValue().equals(volume)) {
                found.addAll(loops(folder, volume, shown.getKey()));
            }
        }
        return found;
    }

    private static BlockView view(Folder folder) throws IOException {
        return BlockView.of(Processes.supervisor(folder)
                .orElseThrow(() -> new IOException("what watches over it is gone; stop and start it first")));
    }

    private static GuestDevices guest(Folder folder) throws IOException {
        OptionalLong supervisor = Processes.supervisor(folder);
        OptionalLong init = Processes.init(folder);
        if (supervisor.isEmpty() || init.isEmpty()) {
            throw new IOException("what watches over it is gone; stop and start it first");
        }
        int slot = (int) folder.number(Folder.SLOT).orElseThrow(() -> new IOException("it has no slot"));
        return new GuestDevices(supervisor.getAsLong(), init.getAsLong(), Slots.owner(slot));
    }

    /** Takes a device away; false where it is mounted and stays. */
    boolean detach(Folder folder, String device, boolean force) throws IOException {
        Optional<String> volume = folder.text(NOTED + device);
        if (volume.isEmpty()) {
            return true;
        }
        for (Path loop : loops(folder, volume.get(), device)) {
            if (!force && LoopDevice.isClaimed(loop)) {
                return false;
            }
        }
        var held = loops(folder, volume.get(), device);
        guest(folder).hide(device);
        view(folder).hide(device);
        for (Path loop : loops(folder, volume.get(), device)) {
            LoopDevice.release(loop);
        }
        for (Path loop : loops(folder, volume.get(), device)) {
            // Somebody in the machine has it open still.
            LoopDevice.cutOff(loop);
        }
        forget(folder, device);
        if (force) {
            LostMounts.fail(folder.id(), held);
        }
        return true;
    }

    private static void forget(Folder folder, String device) throws IOException {
        Files.deleteIfExists(folder.file(SHOWN + device));
        Files.deleteIfExists(folder.file(NOTED + device));
    }

    /** The volumes that a machine has, by device. */
    Map<String, String> of(Folder folder) throws IOException {
        var found = new TreeMap<String, String>();
        for (var noted : noted(folder).entrySet()) {
            if (folder.has(SHOWN + noted.getKey())) {
                found.put(noted.getKey(), noted.getValue());
            }
        }
        return found;
    }

    private static Map<String, String> noted(Folder folder) throws IOException {
        var found = new TreeMap<String, String>();
        if (Files.isDirectory(folder.path())) {
            try (var files = Files.newDirectoryStream(folder.path(), NOTED + "*")) {
                for (Path file : files) {
                    var name = String.valueOf(file.getFileName());
                    if (name.endsWith(".new")) {
                        // Somebody was killed while he noted it.
                        continue;
                    }
                    folder.text(name).ifPresent(volume -> found.put(name.substring(NOTED.length()), volume));
                }
            }
        }
        return found;
    }

    /** Gives the devices of a machine back that has ended. */
    void release(Folder folder) throws IOException {
        for (var noted : noted(folder).entrySet()) {
            for (Path loop : loops(folder, noted.getValue(), noted.getKey())) {
                LoopDevice.release(loop);
            }
            Detached.await(volumes.apply(noted.getValue()), name(folder, noted.getKey()));
            forget(folder, noted.getKey());
        }
    }
}
