/** What a service model says, whatever form it was written in: readers make these values, emitters turn them into Java. */
@NullMarked
package io.unkai.codegen.model;

import org.jspecify.annotations.NullMarked;
