/** What happened, kept durably and told in order to those who subscribed. */
@NullMarked
package io.unkai.kernel.event;

import org.jspecify.annotations.NullMarked;
