package io.unkai.services.compute.ec2.volume;

import io.unkai.kernel.lifecycle.Lifecycle;
import io.unkai.kernel.store.codec.Default;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a volume is attached to.
 *
 * @param instance the instance's id
 * @param device where it is attached
 * @param since when
 * @param deleteOnTermination whether it goes with the instance
 * @param phase how far that is
 * @param force whether it is taken away even from those who use it
 */
public record Attachment(
        String instance,
        String device,
        Instant since,
        boolean deleteOnTermination,
        @Default("ATTACHED") Phase phase,
        boolean force) {
    /** How far an attachment is. */
    public enum Phase {
        /** Asked for. */
        ATTACHING,
        /** There. */
        ATTACHED,
        /** To be taken away. */
        DETACHING,
        /** To be taken away, but mounted in the instance. */
        BUSY;

        private static final Lifecycle<Phase> LIFECYCLE = Lifecycle.of(
                        Phase.class, (from, to) -> Ec2Errors.incorrectState("The volume is " + from.text() + "."))
                .from(ATTACHING, List.of(ATTACHED, DETACHING))
                .from(ATTACHED, List.of(DETACHING))
                .from(DETACHING, List.of(BUSY))
                .from(BUSY, List.of(DETACHING))
                .build();

        /** As answers spell it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is on its way out. */
        public boolean leaving() {
            return this == DETACHING || this == BUSY;
        }
    }

    /** An attachment of the volume that an instance boots from. */
    public static Attachment root(String instance, String device, Instant since, boolean deleteOnTermination) {
        return new Attachment(instance, device, since, deleteOnTermination, Phase.ATTACHED, false);
    }

    /** The same in another phase. @throws io.unkai.kernel.error.ApiException where there is no way to it */
    public Attachment in(Phase next, boolean forced) {
        return new Attachment(
                instance, device, since, deleteOnTermination, Phase.LIFECYCLE.check(phase, next), force || forced);
    }

    /** The same, going with the instance or not. */
    public Attachment going(boolean withInstance) {
        return new Attachment(instance, device, since, withInstance, phase, force);
    }
}
