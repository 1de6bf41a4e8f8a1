/**
 * Looks at what the machine can do. Uses the JDK alone, so that it also runs straight from source before anything is
 * built, and never changes the machine.
 */
@NullMarked
package io.unkai.server.cli.doctor;

import org.jspecify.annotations.NullMarked;
