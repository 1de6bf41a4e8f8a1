/** The API of all services, generated from their models, and what is known of each operation beyond the wire. */
@NullMarked
package io.unkai.api;

import org.jspecify.annotations.NullMarked;
