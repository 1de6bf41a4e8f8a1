/** What a handler is given and how it is registered: the contract between services and the request chain. */
@NullMarked
package io.unkai.kernel.call;

import org.jspecify.annotations.NullMarked;
