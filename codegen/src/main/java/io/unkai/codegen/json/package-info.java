/** JSON as the generator reads it: whole documents as plain values, and patches on them. */
@NullMarked
package io.unkai.codegen.json;

import org.jspecify.annotations.NullMarked;
