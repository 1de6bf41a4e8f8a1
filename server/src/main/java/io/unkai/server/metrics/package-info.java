/** What the running server counts, in the text format of Prometheus. */
@NullMarked
package io.unkai.server.metrics;

import org.jspecify.annotations.NullMarked;
