package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.ffm.LoopDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void attach(Folder folder, String volume, String device) throws IOException {
        Optional<String> noted = folder.text(NOTED + device);
        if (noted.isPresent() && !noted.get().equals(volume)) {
            throw new IOException(device + " is another volume");
        }
        Path file = volumes.apply(volume);
        if (noted.isPresent() && folder.has(SHOWN + device)) {
            for (Path loop : LoopDevice.of(file)) {
                // It may have become larger.
                view(folder).show(device, loop);
            }
            return;
        }
        if (!Files.exists(file)) {
            throw new IOException("there is no volume " + volume);
        }
        var loops = LoopDevice.of(file);
        if (noted.isEmpty() && !loops.isEmpty()) {
            throw new IOException(volume + " is in use");
        }
        folder.put(NOTED + device, volume);
        var guest = guest(folder);
        try (var loop = loops.isEmpty() ? LoopDevice.attachToStay(file) : null) {
            Path path = loop == null ? loops.getFirst() : loop.path();
            guest.show(path, device);
            view(folder).show(device, path);
        }
        folder.put(SHOWN + device, "");
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
        Path file = volumes.apply(volume.get());
        for (Path loop : LoopDevice.of(file)) {
            if (!force && LoopDevice.isClaimed(loop)) {
                return false;
            }
        }
        guest(folder).hide(device);
        view(folder).hide(device);
        for (Path loop : LoopDevice.of(file)) {
            LoopDevice.release(loop);
        }
        for (Path loop : LoopDevice.of(file)) {
            // Somebody in the machine has it open still.
            LoopDevice.cutOff(loop);
        }
        forget(folder, device);
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
                    folder.text(name).ifPresent(volume -> found.put(name.substring(NOTED.length()), volume));
                }
            }
        }
        return found;
    }

    /** Gives the devices of a machine back that has ended. */
    void release(Folder folder) throws IOException {
        for (var noted : noted(folder).entrySet()) {
            if (noted.getKey().endsWith(".new")) {
                continue;
            }
            Path file = volumes.apply(noted.getValue());
            for (Path loop : LoopDevice.of(file)) {
                LoopDevice.release(loop);
            }
            Detached.await(file);
            forget(folder, noted.getKey());
        }
    }
}
