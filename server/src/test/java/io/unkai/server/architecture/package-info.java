/** Rules that hold for all main code. */
@NullMarked
package io.unkai.server.architecture;

import org.jspecify.annotations.NullMarked;
