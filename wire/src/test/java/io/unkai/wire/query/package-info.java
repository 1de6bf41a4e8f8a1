/** The query protocols, one whole call at a time. */
@NullMarked
package io.unkai.wire.query;

import org.jspecify.annotations.NullMarked;
