/** Tests of the validation of policies. */
@NullMarked
package io.unkai.services.management.accessanalyzer.validation;

import org.jspecify.annotations.NullMarked;
