/** Tests of the management services in memory. */
@NullMarked
package io.unkai.services.management;

import org.jspecify.annotations.NullMarked;
