package io.unkai.services.compute.rbin;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.seal.Sealer;

/** Recycle Bin: what the composition root wires. */
public final class RbinService {
    private RbinService() {}

    /** Registers the operations that are implemented. */
    public static void register(Handlers on, Sealer sealer) {
        Rules.register(on);
        RuleLocks.register(on);
        RuleTags.register(on);
        new RuleList(sealer).register(on);
    }

    /** What permissions need to know of rules. */
    public static ResourceFacts facts() {
        return new RbinFacts();
    }
}
