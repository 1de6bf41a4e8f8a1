package io.unkai.services.identity.organizations.inherit;

import io.unkai.services.identity.organizations.inherit.Shape.Fields;
import io.unkai.services.identity.organizations.inherit.Shape.Many;
import io.unkai.services.identity.organizations.inherit.Shape.Named;
import io.unkai.services.identity.organizations.inherit.Shape.One;
import java.util.Map;
import java.util.regex.Pattern;

/** What a plan of a backup policy consists of. */
final class BackupPlans {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final One TEXT = new One(Pattern.compile("[^\\p{Cntrl}]{1,1024}"));
    private static final Many TEXTS = new Many(Pattern.compile("[^\\p{Cntrl}]{1,1024}"));
    private static final One NUMBER = new One(Pattern.compile("-?[0-9]{1,9}"));
    private static final One SWITCH = new One(Pattern.compile("true|false"));
    private static final Many REGIONS = new Many(Pattern.compile("[a-z]{2,4}(-[a-z]+)+-[0-9]|\\*"));
    private static final Shape TAGS = named(new Fields(Map.of("tag_key", TEXT, "tag_value", TEXT)));
    private static final Shape LIFECYCLE = new Fields(Map.of(
            "move_to_cold_storage_after_days", NUMBER,
            "delete_after_days", NUMBER,
            "opt_in_to_archive_for_supported_resources", SWITCH));
    private static final Shape COPIES =
            new Named(TEXT.value(), new Fields(Map.of("target_backup_vault_arn", TEXT, "lifecycle", LIFECYCLE)), false);
    private static final Shape RULE = new Fields(Map.ofEntries(
            Map.entry("schedule_expression", TEXT),
            Map.entry("schedule_expression_timezone", TEXT),
            Map.entry("start_backup_window_minutes", NUMBER),
            Map.entry("complete_backup_window_minutes", NUMBER),
            Map.entry("enable_continuous_backup", SWITCH),
            Map.entry("target_backup_vault_name", TEXT),
            Map.entry("target_logically_air_gapped_backup_vault_arn", TEXT),
            Map.entry("lifecycle", LIFECYCLE),
            Map.entry("copy_actions", COPIES),
            Map.entry("recovery_point_tags", TAGS),
            Map.entry("index_actions", new Fields(Map.of("resource_types", TEXTS)))));
    private static final Shape BY_TAG =
            named(new Fields(Map.of("iam_role_arn", TEXT, "tag_key", TEXT, "tag_value", TEXTS)));
    private static final Shape CONDITIONS = named(new Fields(Map.of("condition_key", TEXT, "condition_value", TEXT)));
    private static final Shape BY_RESOURCE = named(new Fields(Map.of(
            "iam_role_arn",
            TEXT,
            "resource_types",
            TEXTS,
            "not_resource_types",
            TEXTS,
            "conditions",
            new Fields(Map.of(
                    "string_equals", CONDITIONS,
                    "string_not_equals", CONDITIONS,
                    "string_like", CONDITIONS,
                    "string_not_like", CONDITIONS)))));

    private static final Shape PLAN = new Fields(Map.of(
            "regions",
            REGIONS,
            "rules",
            named(RULE),
            "selections",
            new Fields(Map.of("tags", BY_TAG, "resources", BY_RESOURCE)),
            "backup_plan_tags",
            TAGS,
            "advanced_backup_settings",
            named(named(TEXT))));

    /** The plans, by name. */
    static final Shape PLANS = named(PLAN);

    private BackupPlans() {}

    private static Shape named(Shape each) {
        return new Named(NAME, each, false);
    }
}
