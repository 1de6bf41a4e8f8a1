/** Launch templates and their versions. */
@NullMarked
package io.unkai.services.compute.ec2.template;

import org.jspecify.annotations.NullMarked;
