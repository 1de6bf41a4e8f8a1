package io.unkai.planes.linux.image;

import io.unkai.planes.block.Image;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.ffm.PrivateMounts;
import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.linux.sys.CommandException;
import io.unkai.planes.linux.sys.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Builds an image as a file with a file system in it: Debian by {@code mmdebstrap}, from the sources that the host uses itself. */
public final class ImageBuilder {
    /** What an image is; a change here makes new images. */
    public static final int RECIPE = 8;
    /** Bytes of an image's file system, most of them never written. */
    public static final long SIZE = 8L << 30;

    private static final Path TARGET = Path.of("/run/unkai-image");
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final List<String> FILES = List.of(
            "DataSourceEc2.py",
            "authority",
            "authority.service",
            "cloud-config.service",
            "cloud-final.service",
            "cloud-init.service",
            "cloud.cfg",
            "fstab-volumes",
            "fstab-volumes.service",
            "journald.conf",
            "mount.ext4",
            "new-instance",
            "resize2fs",
            "setup.sh",
            "ssh-host-keys",
            "ssh-keys",
            "ssh.service.conf",
            "sshd.conf",
            "sudoers",
            "system.conf",
            "volumes-room",
            "volumes-room.path",
            "volumes-room.service");

    private final Path apt;
    private final Path scratch;

    /**
     * A builder.
     *
     * @param apt the folder of apt's configuration, {@code /etc/apt}
     * @param scratch a folder for files that are needed meanwhile
     */
    public ImageBuilder(Path apt, Path scratch) {
        this.apt = apt;
        this.scratch = scratch;
    }

    /** What the host lacks to build images, if anything. */
    public static Optional<String> missing() {
        for (String tool : List.of("mmdebstrap", "mkfs.ext4", "e2fsck")) {
            if (Tools.find(tool).isEmpty()) {
                return Optional.of(tool + " is not installed");
            }
        }
        return Optional.empty();
    }

    /** Whether this builder knows an image. */
    public static boolean knows(Image image) {
        return image.distribution().equals("debian") && image.release().equals("bookworm");
    }

    /**
     * Builds an image.
     *
     * @param file a new file, which is deleted again if that fails
     * @throws IOException if that fails; the message says what helps
     */
    public void build(Image image, Path file, Consumer<String> progress) throws IOException {
        boolean done = false;
        try {
            format(file);
            Files.createDirectories(TARGET);
            try (var device = LoopDevice.attach(file);
                    var mounts = PrivateMounts.with(
                            () -> Mounts.mount(device.path().toString(), TARGET, "ext4", Mounts.NO_ACCESS_TIMES))) {
                fill(image, mounts, progress);
            }
            Detached.await(file);
            // So that copies may be made larger without being checked first.
            Command.of("e2fsck", "-f", "-p", file.toString()).within(LIMIT).check();
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void format(Path file) throws IOException {
        Files.deleteIfExists(file);
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(SIZE);
        }
        RootFormat.make(file);
    }

    private void fill(Image image, PrivateMounts mounts, Consumer<String> progress) throws IOException {
        progress.accept(
                "building " + image.distribution() + " " + image.release() + " from the distribution's packages");
        fetch(image, mounts, progress);
        progress.accept("setting up " + image.distribution() + " " + image.release());
        inside(mounts, "sh", recipe().resolve("setup.sh").toString(), TARGET.toString())
                .check();
        inside(mounts, "fstrim", TARGET.toString()).check();
    }

    private static Command inside(PrivateMounts mounts, String... words) {
        return Command.of(Stream.of(mounts.enter(), words).flatMap(Stream::of).toArray(String[]::new));
    }

    private void fetch(Image image, PrivateMounts mounts, Consumer<String> progress) throws IOException {
        var words = new ArrayList<>(List.of(mounts.enter()));
        words.addAll(List.of("mmdebstrap", "--mode=root", "--format=directory", "--variant=minbase"));
        words.add("--include=" + String.join(",", Packages.ALL));
        words.add("--dpkgopt=force-unsafe-io");
        hostOptions().forEach(option -> words.add("--aptopt=" + option));
        words.add(image.release());
        words.add(TARGET.toString());
        AptSource.of(apt, image.release()).forEach(source -> words.add(source.line()));
        var fetching = new Told(words, progress);
        if (!fetching.run(LIMIT)) {
            throw new IOException("the packages of " + image.distribution() + " " + image.release()
                    + " could not be fetched and installed; is there a network? " + fetching.last());
        }
    }

    /** How the host reaches its archives. */
    private static List<String> hostOptions() {
        try {
            return Command.of("apt-config", "dump")
                    .check()
                    .lines()
                    .filter(ImageBuilder::isReach)
                    .toList();
        } catch (CommandException e) {
            // Another distribution's host has no apt configuration that could be passed on.
            Logger.getLogger(ImageBuilder.class.getName()).log(Level.INFO, e.getMessage());
            return List.of();
        }
    }

    private static boolean isReach(String option) {
        return List.of(
                        "Acquire::http::Proxy ",
                        "Acquire::https::Proxy ",
                        "Acquire::Check-Valid-Until ",
                        "Acquire::Check-Date ")
                .stream()
                .anyMatch(option::startsWith);
    }

    private Path recipe() throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("recipe-" + RECIPE));
        for (String name : FILES) {
            try (InputStream file = ImageBuilder.class.getResourceAsStream(name)) {
                if (file == null) {
                    throw new IOException(name + " is missing in the program");
                }
                Files.write(folder.resolve(name), file.readAllBytes());
            }
        }
        return folder;
    }
}
