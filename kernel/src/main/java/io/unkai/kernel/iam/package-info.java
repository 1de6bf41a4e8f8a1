/** What permissions an operation needs: actions, the resources they act on and the condition keys they know. */
@NullMarked
package io.unkai.kernel.iam;

import org.jspecify.annotations.NullMarked;
