package io.unkai.services.compute.ec2.imports;

import java.io.IOException;

/** A file that is read in pieces. */
interface Source {
    /** Bytes of the file. */
    long size();

    /** Fills an array; with zeros beyond the end. */
    void read(long at, byte[] into) throws IOException;
}
