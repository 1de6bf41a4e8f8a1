/** No request is lost. */
@NullMarked
package io.unkai.kernel.reconcile;

import org.jspecify.annotations.NullMarked;
