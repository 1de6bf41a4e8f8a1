/** The command line: starts, stops and asks server processes, and looks after the user's AWS profile. */
@NullMarked
package io.unkai.server.cli;

import org.jspecify.annotations.NullMarked;
