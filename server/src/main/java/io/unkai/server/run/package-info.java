/** The files in the {@code run} folder of a data directory by which server and command line find each other. */
@NullMarked
package io.unkai.server.run;

import org.jspecify.annotations.NullMarked;
