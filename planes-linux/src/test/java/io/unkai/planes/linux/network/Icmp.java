package io.unkai.planes.linux.network;

import io.unkai.planes.network.Ip;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;

/** Echo requests by raw sockets, in the namespace of the calling thread. Each has an identifier of its own, so that no memory of an earlier one helps it. */
final class Icmp {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final MethodHandle SOCKET = function("socket", FunctionDescriptor.of(INT, INT, INT, INT));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle OPTION =
            function("setsockopt", FunctionDescriptor.of(INT, INT, INT, INT, ValueLayout.ADDRESS, INT));
    private static final MethodHandle SEND = function(
            "sendto", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG, INT, ValueLayout.ADDRESS, INT));
    private static final MethodHandle RECEIVE =
            function("recv", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG, INT));

    private static final int RAW = 3;
    private static final int SO_LEVEL = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final AtomicInteger IDS =
            new AtomicInteger((int) ProcessHandle.current().pid());

    private Icmp() {}

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor type) {
        return Linker.nativeLinker()
                .downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow(name), type);
    }

    /** Whether an echo comes back. */
    static boolean ping(Ip to, long millis) throws Exception {
        try (var arena = Arena.ofConfined()) {
            int socket = (int) SOCKET.invokeExact(to.v6() ? 10 : 2, RAW, to.v6() ? 58 : 1);
            try {
                return ping(arena, socket, to, millis);
            } finally {
                int closed = (int) CLOSE.invokeExact(socket);
                assert closed == 0;
            }
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean ping(Arena arena, int socket, Ip to, long millis) throws Throwable {
        int id = IDS.incrementAndGet() & 0xffff;
        long end = System.nanoTime() + millis * 1_000_000;
        var wait = arena.allocate(16);
        wait.set(LONG, 8, millis * 1000 / 4 % 1_000_000);
        int set = (int) OPTION.invokeExact(socket, SO_LEVEL, SO_RCVTIMEO, wait, 16);
        assert set == 0;
        var request = arena.allocate(8);
        request.copyFrom(MemorySegment.ofArray(message(to.v6(), id)));
        var address = address(arena, to);
        var answer = arena.allocate(512);
        long again = 0;
        while (System.nanoTime() < end) {
            if (System.nanoTime() >= again) {
                long sent = (long) SEND.invokeExact(socket, request, 8L, 0, address, (int) address.byteSize());
                assert sent != 0;
                again = System.nanoTime() + millis * 1_000_000 / 2;
            }
            long got = (long) RECEIVE.invokeExact(socket, answer, 512L, 0);
            if (got > 0 && isAnswer(answer.asSlice(0, got).asByteBuffer(), to.v6(), id)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] message(boolean v6, int id) {
        int type = v6 ? 128 : 8;
        int sum = (type << 8) + id + 1;
        sum = ~((sum & 0xffff) + (sum >> 16));
        return ByteBuffer.allocate(8)
                .put((byte) type)
                .put((byte) 0)
                .putShort((short) sum)
                .putShort((short) id)
                .putShort((short) 1)
                .array();
    }

    private static MemorySegment address(Arena arena, Ip to) {
        var bytes = to.inet().getAddress();
        var buffer = ByteBuffer.allocate(to.v6() ? 28 : 16);
        buffer.order(ByteOrder.nativeOrder()).putShort((short) (to.v6() ? 10 : 2));
        buffer.position(to.v6() ? 8 : 4).put(bytes);
        var segment = arena.allocate(buffer.capacity());
        segment.copyFrom(MemorySegment.ofArray(buffer.array()));
        return segment;
    }

    private static boolean isAnswer(ByteBuffer packet, boolean v6, int id) {
        int at = v6 ? 0 : (packet.get(0) & 0xf) * 4;
        return packet.get(at) == (byte) (v6 ? 129 : 0) && (packet.getShort(at + 4) & 0xffff) == id;
    }
}
