/** The operations on roles and instance profiles. */
@NullMarked
package io.unkai.services.identity.iam.role;

import org.jspecify.annotations.NullMarked;
