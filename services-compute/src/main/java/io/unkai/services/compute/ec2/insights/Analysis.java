package io.unkai.services.compute.ec2.insights;

import io.unkai.planes.network.Step;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An analysis of a path.
 *
 * @param message why it failed, else empty
 * @param found whether the connection works, or null before it is known
 * @param forward the decisions about its first packet, in order
 * @param back the decisions about the answer, in order
 */
record Analysis(
        Key key,
        String path,
        Instant started,
        State state,
        String message,
        @Nullable Boolean found,
        List<Step> forward,
        List<Step> back)
        implements Resource {
    static final ResourceTable<Analysis> TABLE =
            new ResourceTable<>(Kind.INSIGHTS_ANALYSIS, "ec2.insights-analyses", Analysis.class);

    /** The kind of reconcile request; its keys are those of analyses. */
    static final String KIND = "ec2.insights";

    /** How far it is. */
    enum State {
        RUNNING,
        SUCCEEDED,
        FAILED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Analysis running(Key key, String path, Instant now) {
        return new Analysis(key, path, now, State.RUNNING, "", null, List.of(), List.of());
    }

    Analysis failed(String why) {
        return new Analysis(key, path, started, State.FAILED, why, null, List.of(), List.of());
    }

    Analysis done(boolean works, List<Step> there, List<Step> andBack) {
        return new Analysis(key, path, started, State.SUCCEEDED, "", works, List.copyOf(there), List.copyOf(andBack));
    }

    @Override
    public List<String> within() {
        return List.of(path);
    }
}
