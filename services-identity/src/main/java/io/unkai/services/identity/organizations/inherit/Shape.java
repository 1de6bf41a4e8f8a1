package io.unkai.services.identity.organizations.inherit;

import java.util.Map;
import java.util.regex.Pattern;

/** What may stand where in the policies of a type. */
sealed interface Shape {
    /** An object of known names. */
    record Fields(Map<String, Shape> known) implements Shape {}

    /**
     * An object whose names the policy's author chooses.
     *
     * @param name what names look like
     * @param each what stands under each
     * @param folded whether names that differ only in case are the same
     */
    record Named(Pattern name, Shape each, boolean folded) implements Shape {}

    /** A setting of one value. */
    record One(Pattern value) implements Shape {}

    /** A setting of several values. */
    record Many(Pattern value) implements Shape {}
}
