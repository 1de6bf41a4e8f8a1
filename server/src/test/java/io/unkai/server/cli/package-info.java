/** Tests of the command line against a small server. */
@NullMarked
package io.unkai.server.cli;

import org.jspecify.annotations.NullMarked;
