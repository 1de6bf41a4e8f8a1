package io.unkai.planes.block;

import io.unkai.kernel.schema.Blob;
import java.io.IOException;
import java.io.InputStream;

/** Files that are to become a file system, in the order in which they are to be made. Nobody knows who wrote them. */
public interface FileTree {
    /** Most bytes of a path. */
    int MAX_PATH = 4095;
    /** Most bytes of a part of a path. */
    int MAX_NAME = 255;
    /** Most parts of a path. */
    int MAX_DEPTH = 128;

    /** Makes all of them. @throws IOException if they cannot be read, or not be made */
    void makeIn(Target target) throws IOException;

    /** What a file is. */
    enum Kind {
        /** It has others in it. */
        FOLDER,
        /** It has contents. */
        FILE,
        /** It stands for a path, which need not exist. */
        SYMBOLIC_LINK,
        /** It is the same as a file that was made before. */
        LINK,
        /** Others talk through it. */
        PIPE
    }

    /**
     * A file.
     *
     * @param path where it is, from the root on: names of one to {@link #MAX_NAME} bytes with slashes between them, none of them a point or two
     * @param mode who may what with it, the lowest twelve bits
     * @param owner the user that it belongs to
     * @param group the group that it belongs to
     * @param seconds when it was changed, since 1970
     * @param target what a symbolic link says, or the path that a link is the same as; else empty
     * @param size bytes of its contents
     * @param capability what programs in it may, as the kernel stores it, or empty
     */
    record Node(
            String path,
            Kind kind,
            int mode,
            int owner,
            int group,
            long seconds,
            String target,
            long size,
            Blob capability) {}

    /** Where files are made. Links in a path lead to what they say as if the root of the target were that of the system. */
    interface Target {
        /** Removes what is at a path, with all below it; does nothing where there is nothing. */
        void remove(String path) throws IOException;

        /** Removes all that is in a folder; does nothing where there is none. */
        void clear(String folder) throws IOException;

        /** Makes a file in the place of what is there, and the folders above it where these are missing. A folder that is there stays. */
        void put(Node node, InputStream contents) throws IOException;
    }
}
