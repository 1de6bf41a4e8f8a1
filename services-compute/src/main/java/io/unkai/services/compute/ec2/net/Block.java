package io.unkai.services.compute.ec2.net;

import io.unkai.planes.network.Cidr;

/**
 * A block of addresses that a VPC or a subnet has.
 *
 * @param association the id of the association, for example {@code vpc-cidr-assoc-0123456789abcdef0}
 */
public record Block(String association, Cidr cidr) {}
