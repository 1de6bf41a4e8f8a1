package io.unkai.services.identity.organizations.inherit;

import java.util.Map;
import java.util.regex.Pattern;

/** What an AI services opt-out policy consists of. */
final class OptOuts {
    /** The services, and {@code default} for all others. */
    static final Shape SERVICES = new Shape.Named(
            Pattern.compile("[a-z0-9_-]{1,64}"),
            new Shape.Fields(Map.of("opt_out_policy", new Shape.One(Pattern.compile("optIn|optOut")))),
            false);

    private OptOuts() {}
}
