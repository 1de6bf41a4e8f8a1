/** Tests of Data Lifecycle Manager, on planes in memory and by a clock that they move. */
@NullMarked
package io.unkai.services.compute.dlm;

import org.jspecify.annotations.NullMarked;
