/** The least that could answer: what the cloud is compared with. */
@NullMarked
package io.unkai.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
