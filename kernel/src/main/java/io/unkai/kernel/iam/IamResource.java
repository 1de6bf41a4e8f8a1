package io.unkai.kernel.iam;

import java.util.List;

/**
 * A type of resource that an action acts on.
 *
 * @param type the type's name, for example {@code bucket}
 * @param required whether every call names one; of several that are not required, a call names at least one where the action
 *     acts on resources at all
 * @param arn the ARN with variables, for example <code>arn:${Partition}:s3:::${BucketName}</code>
 * @param conditionKeys the condition keys that only count for this type
 */
public record IamResource(String type, boolean required, String arn, List<String> conditionKeys) {}
