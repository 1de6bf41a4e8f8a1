/** Where models come from: files of packages, brought into one form, the classic service model (C2J), and patched. */
@NullMarked
package io.unkai.codegen.source;

import org.jspecify.annotations.NullMarked;
