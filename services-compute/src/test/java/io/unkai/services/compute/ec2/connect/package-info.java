/** Tests: EC2 Instance Connect. */
@NullMarked
package io.unkai.services.compute.ec2.connect;

import org.jspecify.annotations.NullMarked;
