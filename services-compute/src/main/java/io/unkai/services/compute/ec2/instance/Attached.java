package io.unkai.services.compute.ec2.instance;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.net.Eni;
import org.jspecify.annotations.Nullable;

/** What is known of an attached network interface. */
public final class Attached {
    private Attached() {}

    /** The device index of an attached interface. */
    public static int device(Eni eni) {
        return attachment(eni).device();
    }

    static Eni.Attachment attachment(Eni eni) {
        var attachment = eni.attachment();
        if (attachment == null) {
            throw new IllegalStateException(eni.id() + " is indexed but not attached");
        }
        return attachment;
    }

    /** The public address of the primary private one, or null. */
    public static @Nullable Ip publicIp(Eni eni) {
        var publicly = eni.addresses().getFirst().publicly();
        return publicly == null ? null : publicly.ip();
    }
}
