package io.unkai.kernel.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at every policy, past the point where the decision is clear. */
final class Tracer {
    private final Question question;
    private final List<Match> matches = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();

    private Tracer(Question question) {
        this.question = question;
    }

    static Trace trace(AccessRequest request, Policies policies) {
        var tracer = new Tracer(Question.of(request, policies.boundary() != null));
        policies.resourceControl().forEach(level -> tracer.look(Layer.RESOURCE_CONTROL, level));
        policies.serviceControl().forEach(level -> tracer.look(Layer.SERVICE_CONTROL, level));
        if (policies.endpoint() != null) {
            tracer.look(Layer.ENDPOINT, List.of(policies.endpoint()));
        }
        tracer.look(Layer.RESOURCE, policies.resource());
        tracer.look(Layer.IDENTITY, policies.identity());
        if (policies.boundary() != null) {
            tracer.look(Layer.BOUNDARY, List.of(policies.boundary()));
        }
        if (policies.session() != null) {
            tracer.look(Layer.SESSION, policies.session());
        }
        return new Trace(Evaluator.evaluate(request, policies), List.copyOf(tracer.matches), tracer.missing);
    }

    private void look(Layer layer, List<SourcedPolicy> sources) {
        for (var source : sources) {
            for (var key : source.policy().contextKeys()) {
                var values = question.keys().get(key);
                if (values == null || values.isEmpty()) {
                    missing.add(key);
                }
            }
            for (var statement : source.policy().about(question)) {
                if (statement.matches(question) && layer.grant(statement, question) != Grant.NONE) {
                    matches.add(new Match(layer, source, statement));
                }
            }
        }
    }
}
