package io.unkai.services.identity.organizations.inherit;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The types of policies that are inherited value by value. */
public enum PolicyGrammar {
    /** @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_example-tag-policies.html">Tag policies</a> */
    TAGS("tags"),
    /** @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html">Backup policies</a> */
    BACKUP("plans"),
    /** @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_syntax.html">Opt-out policies</a> */
    AI_OPT_OUT("services");

    private static final JsonFactory JSON = new JsonFactory();

    private final String root;

    PolicyGrammar(String root) {
        this.root = root;
    }

    private Shape shape() {
        return switch (this) {
            case TAGS -> TagPolicies.TAGS;
            case BACKUP -> BackupPlans.PLANS;
            case AI_OPT_OUT -> OptOuts.SERVICES;
        };
    }

    /**
     * Checks a document.
     *
     * @throws Malformed where it is no policy of this type
     */
    public void check(String json) throws Malformed {
        read(json);
    }

    private Setting.Parts read(String json) throws Malformed {
        var document = Shaping.of(Tree.read(json), new Shape.Fields(Map.of(root, shape())));
        if (!(document instanceof Setting.Parts whole) || !(whole.named().get(root) instanceof Setting.Parts parts)) {
            throw new Malformed(root + " is missing");
        }
        if (this == TAGS) {
            TagPolicies.check(parts);
        }
        return whole;
    }

    /**
     * What documents come to.
     *
     * @param levels from the root down to an account; those of a level in the order in which they were attached
     * @return the effective policy, in JSON without operators
     */
    public String merge(List<List<String>> levels) throws Malformed {
        var merged = merged(levels);
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName(root);
            merged.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** What is under the one name of documents. */
    Merged merged(List<List<String>> levels) throws Malformed {
        var merged = new Merged();
        for (var documents : levels) {
            var settings = new ArrayList<Setting>();
            for (var document : documents) {
                settings.add(read(document));
            }
            merged.level(settings);
        }
        return merged.part(root);
    }
}
