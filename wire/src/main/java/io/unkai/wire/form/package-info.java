/**
 * Uploads by a browser's form, S3's {@code POST Object}: the body taken apart front to back without holding the file, the policy
 * that its fields must meet, and the PUT that it stands for.
 */
@NullMarked
package io.unkai.wire.form;

import org.jspecify.annotations.NullMarked;
