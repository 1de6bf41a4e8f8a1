/** IAM, put together: its operations, and what the rest of the cloud asks it. */
@NullMarked
package io.unkai.services.identity.iam;

import org.jspecify.annotations.NullMarked;
