/** The state of the cloud: ordered, typed tables changed in serialisable, durable transactions. */
@NullMarked
package io.unkai.kernel.store;

import org.jspecify.annotations.NullMarked;
