/** EC2: networks, instances, images. */
@NullMarked
package io.unkai.services.compute.ec2;

import org.jspecify.annotations.NullMarked;
