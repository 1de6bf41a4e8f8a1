package io.unkai.codegen.model;

import io.unkai.kernel.schema.MemberTraits;

/**
 * One use of a shape.
 *
 * @param name the member's name in the model
 * @param target the name of the shape
 * @param traits everything else, the target's traits merged in
 */
public record ShapeMember(String name, String target, MemberTraits traits) {}
