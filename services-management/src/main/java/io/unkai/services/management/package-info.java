/** The management services, put together. */
@NullMarked
package io.unkai.services.management;

import org.jspecify.annotations.NullMarked;
