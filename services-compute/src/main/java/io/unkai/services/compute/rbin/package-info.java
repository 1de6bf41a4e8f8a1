/**
 * Recycle Bin: the rules that say which deleted snapshots and images are kept, and for how long. What is kept is with the snapshots
 * and images themselves.
 */
@NullMarked
package io.unkai.services.compute.rbin;

import org.jspecify.annotations.NullMarked;
