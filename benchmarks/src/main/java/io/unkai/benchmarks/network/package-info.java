/** Measures VPC networks; needs root, and says so where it is not there. */
@NullMarked
package io.unkai.benchmarks.network;

import org.jspecify.annotations.NullMarked;
