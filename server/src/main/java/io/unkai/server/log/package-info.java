/** One structured line per event, over the JDK's own {@link java.util.logging.Logger}. */
@NullMarked
package io.unkai.server.log;

import org.jspecify.annotations.NullMarked;
