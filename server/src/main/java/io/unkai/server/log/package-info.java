/** One structured line per event, over the JDK's own {@link System.Logger}. */
@NullMarked
package io.unkai.server.log;

import org.jspecify.annotations.NullMarked;
