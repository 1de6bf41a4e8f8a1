package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.api.Iam;
import io.unkai.kernel.filter.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at the actions of a statement. Only those of services whose actions are known are held against them. */
final class ActionCheck {
    /** Most that are held against each other. */
    static final int MAX_COMPARED = 500;

    private static final int MAX_NAME = 256;

    private ActionCheck() {}

    static void check(Node actions, Issues issues) {
        var texts = StatementCheck.texts(actions, issues);
        if (actions instanceof Node.Arr array && array.elements().isEmpty()) {
            issues.suggestion(
                    "EMPTY_ARRAY_ACTION",
                    "This statement includes no actions and does not affect the policy. Specify actions.",
                    actions);
        }
        for (int i = 0; i < texts.size(); i++) {
            exists(texts.get(i), actions instanceof Node.Arr ? issues.at(i) : issues);
        }
        redundant(texts, actions, issues);
    }

    private static void exists(Node.Text action, Issues issues) {
        var name = action.value();
        int colon = name.indexOf(':');
        if (name.equals("*")) {
            return;
        }
        if (colon <= 0 || name.length() > MAX_NAME) {
            issues.error("INVALID_ACTION", "The action " + name + " does not exist.", action);
            return;
        }
        var known = Iam.actions(name.substring(0, colon).toLowerCase(Locale.ROOT));
        var pattern = name.toLowerCase(Locale.ROOT);
        if (!known.isEmpty()
                && known.stream().noneMatch(one -> Wildcard.matches(pattern, one.toLowerCase(Locale.ROOT)))) {
            issues.error("INVALID_ACTION", "The action " + name + " does not exist.", action);
        }
    }

    private static void redundant(List<Node.Text> actions, Node node, Issues issues) {
        var covered = new ArrayList<String>();
        for (int i = 0; i < actions.size(); i++) {
            if (isCovered(actions, i)) {
                covered.add(actions.get(i).value());
            }
        }
        if (!covered.isEmpty()) {
            issues.suggestion(
                    "REDUNDANT_ACTION",
                    "The " + covered.size()
                            + " action(s) are redundant because they provide similar permissions. Update the policy to"
                            + " remove the redundant action such as: " + covered.getFirst() + ".",
                    node);
        }
    }

    /** Whether another one says the same and more; of two equal ones the later is too much. */
    static boolean isCovered(List<Node.Text> texts, int index) {
        if (texts.size() > MAX_COMPARED) {
            return false;
        }
        var one = texts.get(index).value().toLowerCase(Locale.ROOT);
        for (int i = 0; i < texts.size(); i++) {
            var other = texts.get(i).value().toLowerCase(Locale.ROOT);
            if (i != index && (other.equals(one) ? i < index : Wildcard.matches(other, one))) {
                return true;
            }
        }
        return false;
    }
}
