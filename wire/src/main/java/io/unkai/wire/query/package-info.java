/**
 * AWS Query and EC2 Query: parameters in a form or a query string, answers in XML. A form is parsed into a small tree once, then
 * the input's schema is walked over it; a name nobody asks for costs only its own bytes.
 */
@NullMarked
package io.unkai.wire.query;

import org.jspecify.annotations.NullMarked;
