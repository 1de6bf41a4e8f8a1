/** Instance types: what AWS's machines are, as far as this cloud offers them. */
@NullMarked
package io.unkai.services.compute.ec2.type;

import org.jspecify.annotations.NullMarked;
