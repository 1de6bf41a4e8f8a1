/** Tests: Images. */
@NullMarked
package io.unkai.services.compute.ec2.image;

import org.jspecify.annotations.NullMarked;
