/** Finds what of an account's resources others reach: buckets and roles, by the documents that are stored for them. */
@NullMarked
package io.unkai.services.management.accessanalyzer.exposure;

import org.jspecify.annotations.NullMarked;
