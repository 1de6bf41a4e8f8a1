@NullMarked
package io.unkai.kernel.policy;

import org.jspecify.annotations.NullMarked;
