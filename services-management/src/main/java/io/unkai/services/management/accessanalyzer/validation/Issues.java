package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.services.management.accessanalyzer.validation.Issue.Kind;
import io.unkai.services.management.accessanalyzer.validation.Issue.Step;
import java.util.ArrayList;
import java.util.List;

/** Collects issues at a place of a document. */
final class Issues {
    /** Most issues of one document. */
    static final int MAX = 1000;

    private final List<Issue> all;
    private final List<Step> path;

    Issues() {
        this(new ArrayList<>(), List.of());
    }

    private Issues(List<Issue> all, List<Step> path) {
        this.all = all;
        this.path = path;
    }

    /** The same collection, one step further into the document. */
    Issues at(String member) {
        return further(Step.to(member));
    }

    /** The same collection, at an element. */
    Issues at(int index) {
        return further(Step.to(index));
    }

    private Issues further(Step step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return new Issues(all, List.copyOf(longer));
    }

    void error(String code, String details, Node node) {
        add(Kind.ERROR, code, details, node);
    }

    void security(String code, String details, Node node) {
        add(Kind.SECURITY_WARNING, code, details, node);
    }

    void warning(String code, String details, Node node) {
        add(Kind.WARNING, code, details, node);
    }

    void suggestion(String code, String details, Node node) {
        add(Kind.SUGGESTION, code, details, node);
    }

    private void add(Kind kind, String code, String details, Node node) {
        if (all.size() < MAX) {
            all.add(new Issue(
                    kind, code, details, path, node.span().start(), node.span().end()));
        }
    }

    List<Issue> all() {
        return all;
    }
}
