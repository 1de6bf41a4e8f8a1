package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.OrganizationalUnit;

/**
 * An organizational unit.
 *
 * @param id for example {@code ou-ab12-0a1b2c3d}
 * @param parent the root or unit it is in
 * @param name unique in its parent
 * @param depth 1 right below the root
 */
record Unit(String id, String parent, String name, int depth) {
    /** Most units on the way from the root. */
    static final int MAX_DEPTH = 5;

    Unit named(String newName) {
        return new Unit(id, parent, newName, depth);
    }

    OrganizationalUnit view(Organization organization) {
        return OrganizationalUnit.builder()
                .id(id)
                .arn(organization.unitArn(id))
                .name(name)
                .build();
    }
}
