package io.unkai.planes.linux.ffm;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Cleaner;
import java.util.Optional;

/** AES-256-XTS of the host's OpenSSL 3, in one direction with one key. Serves one thread at a time. */
public final class XtsContext {
    private static final String LIBRARY = "libcrypto.so.3";
    private static final int PLACE = 16;
    private static final int KEEP_DIRECTION = -1;
    private static final Cleaner CLEANER = Cleaner.create();
    private static final Optional<Functions> FUNCTIONS = Functions.find();

    private final Functions functions;
    private final MemorySegment context;
    private final MemorySegment place;
    private final MemorySegment length;

    @SuppressWarnings("restricted") // calling the library is what this is for
    private record Functions(
            MethodHandle make, MethodHandle free, MethodHandle cipher, MethodHandle begin, MethodHandle update) {
        static Optional<Functions> find() {
            try {
                var library = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
                var pointer = ValueLayout.ADDRESS;
                var number = ValueLayout.JAVA_INT;
                return Optional.of(new Functions(
                        function(library, "EVP_CIPHER_CTX_new", FunctionDescriptor.of(pointer)),
                        function(library, "EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(pointer)),
                        function(library, "EVP_aes_256_xts", FunctionDescriptor.of(pointer)),
                        function(
                                library,
                                "EVP_CipherInit_ex",
                                FunctionDescriptor.of(number, pointer, pointer, pointer, pointer, pointer, number)),
                        function(
                                library,
                                "EVP_CipherUpdate",
                                FunctionDescriptor.of(number, pointer, pointer, pointer, pointer, number))));
            } catch (IllegalArgumentException e) {
                // This host has no such library.
                return Optional.empty();
            }
        }

        private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor type) {
            var address = library.find(name).orElseThrow(() -> new IllegalArgumentException("there is no " + name));
            return Linker.nativeLinker().downcallHandle(address, type, Linker.Option.critical(false));
        }
    }

    private XtsContext(Functions functions, MemorySegment context) {
        this.functions = functions;
        this.context = context;
        var arena = Arena.ofAuto();
        place = arena.allocate(PLACE, Long.BYTES);
        length = arena.allocate(ValueLayout.JAVA_INT);
    }

    /** One for a key of 64 bytes, where the host has the library and that takes the key. */
    public static Optional<XtsContext> of(byte[] key, boolean encrypting) {
        return FUNCTIONS.flatMap(functions -> of(functions, key, encrypting));
    }

    private static Optional<XtsContext> of(Functions functions, byte[] key, boolean encrypting) {
        try (var arena = Arena.ofConfined()) {
            var context = (MemorySegment) functions.make.invokeExact();
            if (context.address() == 0) {
                return Optional.empty();
            }
            var made = new XtsContext(functions, context);
            CLEANER.register(made, () -> free(functions, context));
            var secret = arena.allocateFrom(ValueLayout.JAVA_BYTE, key);
            int done = (int) functions.begin.invokeExact(
                    context,
                    (MemorySegment) functions.cipher.invokeExact(),
                    MemorySegment.NULL,
                    secret,
                    MemorySegment.NULL,
                    encrypting ? 1 : 0);
            secret.fill((byte) 0);
            return done == 1 ? Optional.of(made) : Optional.empty();
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static void free(Functions functions, MemorySegment context) {
        try {
            functions.free.invokeExact(context);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Encrypts or decrypts a sector in place. */
    public void apply(MemorySegment sector, long number) {
        place.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, number);
        try {
            int begun = (int) functions.begin.invokeExact(
                    context, MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL, place, KEEP_DIRECTION);
            int done = (int) functions.update.invokeExact(context, sector, length, sector, (int) sector.byteSize());
            if (begun != 1 || done != 1) {
                throw new IllegalStateException("the library refused a sector");
            }
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(Throwable e) {
        return switch (e) {
            case RuntimeException own -> own;
            case Error fatal -> throw fatal;
            default -> new IllegalStateException(e);
        };
    }
}
