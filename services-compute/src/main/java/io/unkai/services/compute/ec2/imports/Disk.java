package io.unkai.services.compute.ec2.imports;

import java.io.IOException;

/** What a file that holds a disk means. */
interface Disk {
    /** Bytes of the disk. */
    long size();

    /** Reads a part of it; beyond its end are zeros. @throws IOException if the file is none of its kind, or cannot be read */
    void read(long at, byte[] into) throws IOException;

    /** Whether anything may be in a part of it; asking costs less than reading. */
    default boolean mayHave(long at, int length) throws IOException {
        return true;
    }

    /** A disk in a file of this format. @throws IOException if it is none */
    static Disk open(String format, Source file) throws IOException {
        return format.equals("QCOW2") ? QcowDisk.open(file) : new Raw(file);
    }

    /** A file that is what it means. */
    record Raw(Source file) implements Disk {
        @Override
        public long size() {
            return file.size();
        }

        @Override
        public void read(long at, byte[] into) throws IOException {
            file.read(at, into);
        }
    }

    /** A part of a disk. */
    record Part(Disk disk, long from, long size) implements Disk {
        @Override
        public boolean mayHave(long at, int length) throws IOException {
            return disk.mayHave(from + at, length);
        }

        @Override
        public void read(long at, byte[] into) throws IOException {
            disk.read(from + at, into);
            for (long i = Math.max(0, size - at); i < into.length; i++) {
                into[(int) i] = 0;
            }
        }
    }
}
