/** S3 under load: bodies, small objects and long listings, against bare servers, the store itself and other S3 servers. */
@NullMarked
package io.unkai.benchmarks.s3;

import org.jspecify.annotations.NullMarked;
