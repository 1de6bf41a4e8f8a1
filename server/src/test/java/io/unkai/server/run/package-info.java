/** Tests of the files by which server and command line meet. */
@NullMarked
package io.unkai.server.run;

import org.jspecify.annotations.NullMarked;
