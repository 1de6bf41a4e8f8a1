package io.unkai.services.identity.organizations;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.IamGeneration;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.policy.Attachments;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The role with all rights in a new account that its management account may assume. */
record ManagementRole(Ids ids) implements AccountCreations.AccessRole {
    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final int HOUR = 3600;

    @Override
    public void make(Txn txn, String account, String name, String management, Instant now) {
        var role = new Role(
                account,
                Kind.ROLE.newId(ids),
                "/",
                name,
                now.truncatedTo(ChronoUnit.SECONDS),
                "",
                trust(management),
                "",
                HOUR,
                "");
        Entities.ROLES.create(txn, role);
        Attachments.put(txn, role, ADMINISTRATOR);
        IamGeneration.bump(txn, account, role.id());
    }

    private static String trust(String management) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},\
                "Action":"sts:AssumeRole"}]}""".formatted(management);
    }
}
