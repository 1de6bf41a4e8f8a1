/** Brings the machine to the desired state: requests written with the state, served until they are done. */
@NullMarked
package io.unkai.kernel.reconcile;

import org.jspecify.annotations.NullMarked;
