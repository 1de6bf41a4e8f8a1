package io.unkai.planes.linux.crypt;

import io.unkai.planes.linux.ffm.FuseDevice;
import io.unkai.planes.linux.ffm.SparseFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers what the kernel asks of a file system that is a folder with one file, which is a {@link CryptFile}. One thread of several; the numbers
 * are those of the kernel's {@code linux/fuse.h}, version 7.31.
 */
final class FuseSession implements Runnable {
    private static final Logger LOG = Logger.getLogger(FuseSession.class.getName());
    /** The name of the file. */
    static final String NAME = "disk";
    /** Bytes that are best read and written together. */
    static final int BLOCK_SIZE = 4096;
    /** Most bytes of a request to read or write. */
    private static final int MOST = 1 << 20;

    private static final int HEAD = 40;
    private static final int OPERATION_AT = 4;
    private static final int REQUEST_AT = 8;
    private static final int NODE_AT = 16;
    private static final int OFFSET_AT = HEAD + 8;
    private static final int SIZE_AT = HEAD + 16;
    private static final int DATA_AT = HEAD + 40;
    private static final int MODE_AT = HEAD + 24;
    private static final int OWNER_AT = HEAD + 76;
    private static final int SIZE_IS_SET = 1 << 3;
    private static final int OWNER_IS_SET = 1 << 1;
    private static final int ENTRY_TIMES = 40;
    private static final int ATTRIBUTE_TIMES = 16;
    private static final int STATISTICS = 40;
    private static final int SPARE = 28;

    private static final long ROOT = 1;
    private static final long FILE = 2;
    private static final int FOLDER_MODE = 0x4000 | 0700;
    private static final int FILE_MODE = 0x8000 | 0600;

    private static final int MINOR = 31;
    private static final int MAJOR = 7;
    /** Reads side by side, large writes, direct use side by side, large requests. */
    private static final int FEATURES = 1 | 1 << 5 | 1 << 15 | 1 << 22;

    private static final int IN_FLIGHT = 64;
    /** Nothing of the file is kept in memory, and writers do not wait for each other. */
    private static final int DIRECT_IN_PARALLEL = 1 | 1 << 6;

    private static final int NOT_PERMITTED = 1;
    private static final int NOT_THERE = 2;
    private static final int DAMAGED = 5;
    private static final int INVALID = 22;
    private static final int NO_SPACE = 28;
    private static final int NO_SUCH_OPERATION = 38;
    private static final int NOT_SUPPORTED = 95;
    private static final int PUNCH_OR_ZERO = 2 | 16;

    private final FuseDevice device;
    private final CryptFile file;
    private final SparseFile room;
    private final AtomicInteger owner;
    private final MemorySegment in = Arena.ofAuto().allocate(MOST + BLOCK_SIZE, Long.BYTES);
    private final FuseAnswer answer;

    /** @param owner whose the file is, which those who have to check it may change */
    FuseSession(FuseDevice device, CryptFile file, SparseFile room, AtomicInteger owner) {
        this.device = device;
        this.file = file;
        this.room = room;
        this.owner = owner;
        answer = new FuseAnswer(device, Arena.ofAuto().allocate(MOST + BLOCK_SIZE, Long.BYTES));
    }

    @Override
    public void run() {
        try {
            while (device.read(in) >= HEAD) {
                long request = in.get(ValueLayout.JAVA_LONG_UNALIGNED, REQUEST_AT);
                try {
                    handle(number(OPERATION_AT), request, large(NODE_AT));
                } catch (IOException e) {
                    answer.fail(request, isFull(e) ? NO_SPACE : DAMAGED);
                } catch (RuntimeException e) {
                    // Who is not answered waits for ever.
                    LOG.log(Level.SEVERE, "A request failed", e);
                    answer.fail(request, DAMAGED);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "The disk ends", e);
        }
    }

    private static boolean isFull(IOException e) {
        return String.valueOf(e.getMessage()).contains("No space");
    }

    private int number(long at) {
        return in.get(ValueLayout.JAVA_INT_UNALIGNED, at);
    }

    private long large(long at) {
        return in.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
    }

    private void handle(int operation, long request, long node) throws IOException {
        answer.begin();
        switch (operation) {
            case 1 -> look(request, node);
            case 2, 36, 42 -> {
                // Forgetting and interruptions are not answered.
            }
            case 3 -> attributes(request, node);
            case 4 -> change(request, node);
            case 14 -> answer.large(0).number(DIRECT_IN_PARALLEL).number(0).send(request);
            case 15 -> read(request);
            case 16 -> write(request);
            case 17 -> statistics(request);
            case 18, 25, 29, 38 -> answer.send(request);
            case 20 -> {
                file.force();
                answer.send(request);
            }
            case 26 -> begin(request);
            case 27 -> answer.large(0).number(0).number(0).send(request);
            case 28 -> answer.send(request);
            case 43 -> giveBack(request);
            default -> answer.fail(request, NO_SUCH_OPERATION);
        }
    }

    private void begin(long request) throws IOException {
        answer.number(MAJOR).number(MINOR).number(MOST).number(FEATURES);
        answer.half(IN_FLIGHT).half(IN_FLIGHT).number(MOST).number(1);
        answer.half(MOST / BLOCK_SIZE).half(0).number(0).zeros(SPARE).send(request);
    }

    private void look(long request, long node) throws IOException {
        var name = in.getString(HEAD, StandardCharsets.UTF_8);
        if (node != ROOT || !NAME.equals(name)) {
            answer.fail(request, NOT_THERE);
            return;
        }
        answer.large(FILE).zeros(ENTRY_TIMES - Long.BYTES);
        describe(FILE).send(request);
    }

    private FuseAnswer describe(long node) throws IOException {
        return node == ROOT
                ? answer.attributes(ROOT, 0, FOLDER_MODE, 0)
                : answer.attributes(FILE, file.size(), FILE_MODE, owner.get());
    }

    private void attributes(long request, long node) throws IOException {
        answer.zeros(ATTRIBUTE_TIMES);
        describe(node).send(request);
    }

    /** The owner may change, and nothing else; times are not kept. */
    private void change(long request, long node) throws IOException {
        int what = number(HEAD);
        if (node != FILE || (what & SIZE_IS_SET) != 0 && large(SIZE_AT) != file.size()) {
            answer.fail(request, NOT_PERMITTED);
            return;
        }
        if ((what & OWNER_IS_SET) != 0) {
            owner.set(number(OWNER_AT));
        }
        attributes(request, node);
    }

    private void read(long request) throws IOException {
        long from = large(OFFSET_AT);
        int length = Math.clamp(file.size() - from, 0, Math.clamp(number(SIZE_AT), 0, MOST));
        file.read(answer.room(length), from);
        answer.send(request);
    }

    private void write(long request) throws IOException {
        int length = number(SIZE_AT);
        long to = large(OFFSET_AT);
        if (length < 0 || length > MOST || to < 0) {
            answer.fail(request, INVALID);
        } else if (to + length > file.size()) {
            answer.fail(request, NO_SPACE);
        } else {
            file.write(in.asSlice(DATA_AT, length), to);
            answer.number(length).number(0).send(request);
        }
    }

    private void giveBack(long request) throws IOException {
        long from = large(OFFSET_AT);
        long length = large(SIZE_AT);
        if ((number(MODE_AT) & PUNCH_OR_ZERO) == 0) {
            answer.fail(request, NOT_SUPPORTED);
        } else if (from < 0 || length <= 0 || (from | length) % XtsCipher.SECTOR != 0 || from + length > file.size()) {
            answer.fail(request, INVALID);
        } else {
            room.punch(from, length);
            answer.send(request);
        }
    }

    private void statistics(long request) throws IOException {
        answer.zeros(STATISTICS).number(BLOCK_SIZE).number(NAME.length()).number(BLOCK_SIZE);
        answer.zeros(SPARE).send(request);
    }
}
