/** Tests of what the doctor tells. */
@NullMarked
package io.unkai.server.cli.doctor;

import org.jspecify.annotations.NullMarked;
