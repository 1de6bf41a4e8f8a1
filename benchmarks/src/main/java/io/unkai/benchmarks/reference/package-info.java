/** The least a server can do on the same library: what the project's own figures are held against. */
@NullMarked
package io.unkai.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
