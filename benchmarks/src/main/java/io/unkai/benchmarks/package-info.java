/**
 * Measures the cloud, each figure against a named reference in the same run. Figures of these machines are noisy: medians and
 * ratios are what to look at.
 */
@NullMarked
package io.unkai.benchmarks;

import org.jspecify.annotations.NullMarked;
