/** The states of resources and the ways between them, declared once. */
@NullMarked
package io.unkai.kernel.lifecycle;

import org.jspecify.annotations.NullMarked;
