/** Tests of EBS direct access. */
@NullMarked
package io.unkai.services.compute.ec2.direct;

import org.jspecify.annotations.NullMarked;
