package io.unkai.kernel.schema;

/**
 * What makes a structure an error.
 *
 * @param code the code on the wire; in AWS Query it may differ from the shape's name
 * @param httpStatus the HTTP status, 400 to 599
 * @param sender whether the caller is at fault
 */
public record ErrorTrait(String code, int httpStatus, boolean sender) {}
