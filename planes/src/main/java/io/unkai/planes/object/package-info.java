/** Keeps the bodies of objects: the interface of the object plane, its hashes and an in-memory implementation for tests. */
@NullMarked
package io.unkai.planes.object;

import org.jspecify.annotations.NullMarked;
