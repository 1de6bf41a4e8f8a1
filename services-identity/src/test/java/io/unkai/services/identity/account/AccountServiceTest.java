package io.unkai.services.identity.account;

import static io.unkai.services.identity.organizations.TestOrganizations.present;
import static io.unkai.services.identity.organizations.TestOrganizations.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.account.Account;
import io.unkai.api.account.ContactInformation;
import io.unkai.api.account.DeleteAlternateContactRequest;
import io.unkai.api.account.GetAccountInformationRequest;
import io.unkai.api.account.GetAlternateContactRequest;
import io.unkai.api.account.GetContactInformationRequest;
import io.unkai.api.account.GetPrimaryEmailRequest;
import io.unkai.api.account.PutAccountNameRequest;
import io.unkai.api.account.PutAlternateContactRequest;
import io.unkai.api.account.PutContactInformationRequest;
import io.unkai.services.identity.organizations.TestOrganizations;
import org.junit.jupiter.api.Test;

class AccountServiceTest {
    @Test
    void managerNamesItsMembersAndNobodyElse() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var member = cloud.accountId("dev@example.com");
            cloud.call(
                    Account.PUT_ACCOUNT_NAME,
                    PutAccountNameRequest.builder()
                            .accountId(member)
                            .accountName("Dev")
                            .build());
            var email = cloud.call(
                    Account.GET_PRIMARY_EMAIL,
                    GetPrimaryEmailRequest.builder().accountId(member).build());
            assertThat(email.primaryEmail()).isEqualTo("dev@example.com");
            refusal(
                    "AccessDeniedException",
                    () -> cloud.call(
                            Account.GET_ACCOUNT_INFORMATION,
                            GetAccountInformationRequest.builder()
                                    .accountId("999999999999")
                                    .build()));
            cloud.as(member);
            var own = cloud.call(
                    Account.GET_ACCOUNT_INFORMATION,
                    GetAccountInformationRequest.builder().build());
            assertThat(own.accountName()).isEqualTo("Dev");
            assertThat(own.accountId()).isEqualTo(member);
            refusal(
                    "AccessDeniedException",
                    () -> cloud.call(
                            Account.GET_ACCOUNT_INFORMATION,
                            GetAccountInformationRequest.builder()
                                    .accountId("111111111111")
                                    .build()));
        }
    }

    @Test
    void contactsAreKept() {
        try (var cloud = new TestOrganizations()) {
            refusal(
                    "ResourceNotFoundException",
                    () -> cloud.call(
                            Account.GET_CONTACT_INFORMATION,
                            GetContactInformationRequest.builder().build()));
            cloud.call(
                    Account.PUT_CONTACT_INFORMATION,
                    PutContactInformationRequest.builder()
                            .contactInformation(ContactInformation.builder()
                                    .fullName("Someone")
                                    .city("Kyoto")
                                    .build())
                            .build());
            var contact = cloud.call(
                    Account.GET_CONTACT_INFORMATION,
                    GetContactInformationRequest.builder().build());
            assertThat(present(contact.contactInformation()).city()).isEqualTo("Kyoto");
        }
    }

    @Test
    void alternateContactsComeAndGo() {
        try (var cloud = new TestOrganizations()) {
            var get = GetAlternateContactRequest.builder()
                    .alternateContactType("SECURITY")
                    .build();
            refusal("ResourceNotFoundException", () -> cloud.call(Account.GET_ALTERNATE_CONTACT, get));
            cloud.call(
                    Account.PUT_ALTERNATE_CONTACT,
                    PutAlternateContactRequest.builder()
                            .alternateContactType("SECURITY")
                            .name("Someone")
                            .title("Guard")
                            .emailAddress("guard@example.com")
                            .phoneNumber("+1")
                            .build());
            var got = cloud.call(Account.GET_ALTERNATE_CONTACT, get);
            assertThat(present(got.alternateContact()).title()).isEqualTo("Guard");
            var delete = DeleteAlternateContactRequest.builder()
                    .alternateContactType("SECURITY")
                    .build();
            cloud.call(Account.DELETE_ALTERNATE_CONTACT, delete);
            refusal("ResourceNotFoundException", () -> cloud.call(Account.DELETE_ALTERNATE_CONTACT, delete));
        }
    }
}
