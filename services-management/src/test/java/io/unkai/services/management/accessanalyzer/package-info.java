/** Tests of Access Analyzer. */
@NullMarked
package io.unkai.services.management.accessanalyzer;

import org.jspecify.annotations.NullMarked;
