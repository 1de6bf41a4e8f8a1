package io.unkai.server.http;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;

/** Netty's own settings, before its classes load: small memory and a fast start. A property that is set stays. */
final class NettyProperties {
    private NettyProperties() {}

    static void set() {
        unlessSet("io.netty.leakDetection.level", "disabled");
        unlessSet("io.netty.allocator.type", "pooled");
        unlessSet("io.netty.allocator.numHeapArenas", "1");
        unlessSet("io.netty.allocator.numDirectArenas", "2");
        unlessSet("io.netty.allocator.maxOrder", "7");
        unlessSet("io.netty.machineId", "00:00:00:00:00:00:00:00");
        unlessSet("io.netty.processId", "1");
        // Where it finds SLF4J, which another library needs, it would load that at every start.
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    }

    private static void unlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
