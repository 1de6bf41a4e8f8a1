package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.services.management.accessanalyzer.validation.Issue.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at a whole document.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">IAM policy validation
 *     check reference</a>
 */
public final class Validator {
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final int IDENTITY_QUOTA = 6144;

    private Validator() {}

    /** The issues of a document, in the order of the text. */
    public static List<Issue> validate(String json, Use use) {
        var read = NodeReader.read(json);
        var broken = read.broken();
        var node = read.node();
        if (broken != null || node == null) {
            var at = broken == null ? new Issue.Mark(1, 0, 0) : broken;
            return List.of(new Issue(
                    Kind.ERROR,
                    "JSON_SYNTAX_ERROR",
                    "Fix the JSON syntax error at index " + at.offset() + " line " + at.line() + " column "
                            + at.column() + ".",
                    List.of(),
                    at,
                    at));
        }
        var issues = new Issues();
        if (node instanceof Node.Obj document) {
            document(document, use, issues);
            size(json, use, document, issues);
        } else {
            mismatch(node, "Object", issues);
        }
        return List.copyOf(issues.all());
    }

    static void mismatch(Node node, String type, Issues issues) {
        issues.error("DATA_TYPE_MISMATCH", "The text does not match the expected JSON data type " + type + ".", node);
    }

    private static void document(Node.Obj document, Use use, Issues issues) {
        for (var member : document.members()) {
            if (!ELEMENTS.contains(member.name())) {
                issues.at(member.name())
                        .error(
                                "INVALID_POLICY_ELEMENT",
                                "The policy element " + member.name() + " is not valid.",
                                member.value());
            }
        }
        version(document, issues);
        var at = issues.at("Statement");
        switch (document.get("Statement")) {
            case null -> issues.error("MISSING_STATEMENT", "Add a statement to the policy", document);
            case Node.Obj one -> StatementCheck.check(one, use, at);
            case Node.Arr many -> statements(many, use, at);
            case Node other -> mismatch(other, "Object", at);
        }
    }

    private static void statements(Node.Arr many, Use use, Issues issues) {
        if (many.elements().isEmpty()) {
            issues.error("MISSING_STATEMENT", "Add a statement to the policy", many);
        }
        var sids = new HashSet<String>();
        for (int i = 0; i < many.elements().size(); i++) {
            var at = issues.at(i);
            if (many.elements().get(i) instanceof Node.Obj statement) {
                StatementCheck.check(statement, use, at);
                if (statement.get("Sid") instanceof Node.Text sid
                        && !sid.value().isEmpty()
                        && !sids.add(sid.value())) {
                    at.at("Sid")
                            .error(
                                    "UNIQUE_SIDS_REQUIRED",
                                    "Duplicate statement IDs are not supported for this policy type. Update the Sid"
                                            + " value.",
                                    sid);
                }
            } else {
                mismatch(many.elements().get(i), "Object", at);
            }
        }
    }

    private static void version(Node.Obj document, Issues issues) {
        switch (document.get("Version")) {
            case null ->
                issues.warning(
                        "MISSING_VERSION",
                        "We recommend that you specify the Version element to help you with debugging permission issues.",
                        document);
            case Node.Text text -> {
                if (!VERSIONS.contains(text.value())) {
                    issues.at("Version")
                            .error(
                                    "INVALID_VERSION",
                                    "The version " + text.value()
                                            + " is not valid. Use one of the following versions: 2008-10-17, 2012-10-17",
                                    text);
                }
            }
            case Node other -> mismatch(other, "String", issues.at("Version"));
        }
    }

    private static void size(String json, Use use, Node.Obj document, Issues issues) {
        long size = json.chars().filter(c -> !Character.isWhitespace(c)).count();
        if (use == Use.IDENTITY && size > IDENTITY_QUOTA) {
            issues.warning(
                    "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
                    "The " + size + " characters in the identity policy, excluding whitespace, exceed the "
                            + IDENTITY_QUOTA
                            + " character maximum for inline and managed policies. We recommend that you use multiple"
                            + " granular policies.",
                    document);
        }
    }
}
