/** Operations on the tags of all resources of EC2. */
@NullMarked
package io.unkai.services.compute.ec2.tag;

import org.jspecify.annotations.NullMarked;
