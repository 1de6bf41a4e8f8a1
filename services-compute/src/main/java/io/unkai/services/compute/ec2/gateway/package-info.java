/** Internet gateways, egress-only ones too. */
@NullMarked
package io.unkai.services.compute.ec2.gateway;

import org.jspecify.annotations.NullMarked;
