/** Validates policies: what of a document is wrong, dangerous or superfluous, and where it stands. */
@NullMarked
package io.unkai.services.management.accessanalyzer.validation;

import org.jspecify.annotations.NullMarked;
