/** Route tables, their routes and their associations. */
@NullMarked
package io.unkai.services.compute.ec2.route;

import org.jspecify.annotations.NullMarked;
