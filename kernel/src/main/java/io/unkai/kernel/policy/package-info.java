/** AWS's policy language: documents read, checked and evaluated, without store, I/O or a service's name. */
@NullMarked
package io.unkai.kernel.policy;

import org.jspecify.annotations.NullMarked;
