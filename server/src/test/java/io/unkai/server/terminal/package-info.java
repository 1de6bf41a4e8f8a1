/** Tests of the console's terminals, without a browser and without shells. */
@NullMarked
package io.unkai.server.terminal;

import org.jspecify.annotations.NullMarked;
