/** Measures instances beside containers that are started by hand; needs root, and says so where it is not there. */
@NullMarked
package io.unkai.benchmarks.instance;

import org.jspecify.annotations.NullMarked;
