package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.present;
import static io.unkai.services.identity.iam.TestIam.refusal;
import static io.unkai.services.identity.iam.TestIam.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.AddUserToGroupRequest;
import io.unkai.api.iam.CreateAccessKeyRequest;
import io.unkai.api.iam.CreateUserRequest;
import io.unkai.api.iam.DeleteGroupRequest;
import io.unkai.api.iam.DeleteUserRequest;
import io.unkai.api.iam.GetGroupRequest;
import io.unkai.api.iam.GetUserRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListGroupsForUserRequest;
import io.unkai.api.iam.ListUserTagsRequest;
import io.unkai.api.iam.ListUsersRequest;
import io.unkai.api.iam.RemoveUserFromGroupRequest;
import io.unkai.api.iam.Tag;
import io.unkai.api.iam.TagUserRequest;
import io.unkai.api.iam.UntagUserRequest;
import io.unkai.api.iam.UpdateUserRequest;
import io.unkai.api.iam.User;
import io.unkai.kernel.call.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UsersTest {
    private final TestIam iam = new TestIam();

    @AfterEach
    void close() {
        iam.close();
    }

    private static GetUserRequest named(String name) {
        return GetUserRequest.builder().userName(name).build();
    }

    private List<Tag> tags(String user) {
        return TestIam.all(iam.call(
                        Iam.LIST_USER_TAGS,
                        ListUserTagsRequest.builder().userName(user).build())
                .tags());
    }

    @Test
    void areFoundWhateverTheCaseOfTheirName() {
        var made = present(iam.call(
                        Iam.CREATE_USER,
                        CreateUserRequest.builder()
                                .userName("Ilse.II")
                                .path("/ops/night/")
                                .build())
                .user());
        assertThat(made.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":user/ops/night/Ilse.II");
        assertThat(made.userId()).matches("AIDA[A-Z2-7]{17}");
        assertThat(made.createDate()).isEqualTo(TestIam.START);
        assertThat(iam.call(Iam.GET_USER, named("ilse.ii")).user()).isEqualTo(made);
        assertThat(refusal("EntityAlreadyExists", () -> iam.user("ILSE.II")))
                .isEqualTo("User with name ILSE.II already exists.");
        assertThat(refusal("NoSuchEntity", () -> iam.call(Iam.GET_USER, named("ghost"))))
                .isEqualTo("The user with name ghost cannot be found.");
    }

    @Test
    void areTheCallerWhereNoNameIsGiven() {
        var alice = iam.user("alice");
        iam.as(alice);
        assertThat(iam.call(Iam.GET_USER, GetUserRequest.builder().build()).user())
                .isEqualTo(alice);
        iam.asRoot();
        var root =
                present(iam.call(Iam.GET_USER, GetUserRequest.builder().build()).user());
        assertThat(root.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":root");
        assertThat(root.userId()).isEqualTo(ACCOUNT);
        iam.principal = new Principal.RoleSession(ACCOUNT, "/", "r", "AROA", "s");
        assertThat(refusal(
                        "ValidationError",
                        () -> iam.call(Iam.GET_USER, GetUserRequest.builder().build())))
                .isEqualTo("Must specify userName when calling with non-User credentials");
    }

    @Test
    void ofAnotherAccountAreNotSeen() {
        iam.user("alice");
        iam.principal = new Principal.Root("999999999999");
        refusal("NoSuchEntity", () -> iam.call(Iam.GET_USER, named("alice")));
        assertThat(iam.call(Iam.LIST_USERS, ListUsersRequest.builder().build()).users())
                .isEmpty();
    }

    @Test
    void areListedInPagesByNameAndPath() {
        IntStream.range(0, 7).forEach(i -> iam.user("user" + i));
        iam.call(
                Iam.CREATE_USER,
                CreateUserRequest.builder().userName("boss").path("/top/").build());
        var names = new ArrayList<String>();
        String marker = null;
        do {
            var page = iam.call(
                    Iam.LIST_USERS,
                    ListUsersRequest.builder().maxItems(3).marker(marker).build());
            TestIam.all(page.users()).stream().map(User::userName).forEach(names::add);
            marker = page.marker();
            assertThat(page.isTruncated()).isEqualTo(marker != null);
        } while (marker != null);
        assertThat(names).containsExactly("boss", "user0", "user1", "user2", "user3", "user4", "user5", "user6");
        assertThat(iam.call(
                                Iam.LIST_USERS,
                                ListUsersRequest.builder().pathPrefix("/top").build())
                        .users())
                .extracting(User::userName)
                .containsExactly("boss");
    }

    @Test
    void areNotListedFromAMarkerOfAnotherList() {
        IntStream.range(0, 3).forEach(i -> iam.user("user" + i));
        var marker = iam.call(
                        Iam.LIST_USERS, ListUsersRequest.builder().maxItems(1).build())
                .marker();
        refusal(
                "ValidationError",
                () -> iam.call(
                        Iam.LIST_USERS,
                        ListUsersRequest.builder()
                                .marker(marker)
                                .pathPrefix("/x/")
                                .build()));
        refusal(
                "ValidationError",
                () -> iam.call(
                        Iam.LIST_USERS, ListUsersRequest.builder().marker("!").build()));
    }

    @Test
    void keepKeysTagsAndGroupsWhenRenamed() {
        var before = iam.user("alice", tag("team", "blue"));
        iam.group("staff");
        iam.call(
                Iam.ADD_USER_TO_GROUP,
                AddUserToGroupRequest.builder()
                        .userName("alice")
                        .groupName("staff")
                        .build());
        var key = present(iam.call(
                        Iam.CREATE_ACCESS_KEY,
                        CreateAccessKeyRequest.builder().userName("alice").build())
                .accessKey());
        iam.call(
                Iam.UPDATE_USER,
                UpdateUserRequest.builder()
                        .userName("alice")
                        .newUserName("Alicia")
                        .newPath("/new/")
                        .build());
        var after = present(iam.call(Iam.GET_USER, named("alicia")).user());
        assertThat(after.userId()).isEqualTo(before.userId());
        assertThat(after.tags()).containsExactly(tag("team", "blue"));
        assertThat(TestIam.all(iam.call(
                                Iam.LIST_GROUPS_FOR_USER,
                                ListGroupsForUserRequest.builder()
                                        .userName("Alicia")
                                        .build())
                        .groups()))
                .hasSize(1);
        var found = present(iam.identity.credentials().find(String.valueOf(key.accessKeyId()), null, iam.now));
        assertThat(found.principal().arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":user/new/Alicia");
        refusal("NoSuchEntity", () -> iam.call(Iam.GET_USER, named("alice")));
        assertThat(iam.user("alice").userId()).isNotEqualTo(before.userId());
    }

    @Test
    void mayChangeOnlyTheCaseOfTheirName() {
        iam.user("alice");
        iam.user("bob");
        iam.call(
                Iam.UPDATE_USER,
                UpdateUserRequest.builder()
                        .userName("alice")
                        .newUserName("ALICE")
                        .build());
        var renamed = present(iam.call(Iam.GET_USER, named("alice")).user());
        assertThat(renamed.userName()).isEqualTo("ALICE");
        refusal(
                "EntityAlreadyExists",
                () -> iam.call(
                        Iam.UPDATE_USER,
                        UpdateUserRequest.builder()
                                .userName("alice")
                                .newUserName("Bob")
                                .build()));
    }

    @Test
    void haveTagsWhoseKeysIgnoreCase() {
        iam.user("alice", tag("Team", "blue"), tag("cost", "1"));
        iam.call(
                Iam.TAG_USER,
                TagUserRequest.builder()
                        .userName("alice")
                        .tags(List.of(tag("team", "red")))
                        .build());
        assertThat(tags("alice")).containsExactlyInAnyOrder(tag("team", "red"), tag("cost", "1"));
        iam.call(
                Iam.UNTAG_USER,
                UntagUserRequest.builder()
                        .userName("alice")
                        .tagKeys(List.of("TEAM", "none"))
                        .build());
        assertThat(tags("alice")).containsExactly(tag("cost", "1"));
        assertThat(refusal("InvalidInput", () -> iam.user("bob", tag("a", "1"), tag("A", "2"))))
                .startsWith("Duplicate tag keys found.");
        refusal("InvalidInput", () -> iam.user("bob", tag("aws:x", "1")));
        refusal("NoSuchEntity", () -> iam.call(Iam.GET_USER, named("bob")));
        var many = IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "")).toList();
        assertThat(refusal(
                        "LimitExceeded",
                        () -> iam.call(
                                Iam.TAG_USER,
                                TagUserRequest.builder()
                                        .userName("alice")
                                        .tags(many)
                                        .build())))
                .isEqualTo("The number of tags has reached the maximum limit.");
    }

    @Test
    void areDeletedOnlyWithoutGroupsAndKeys() {
        iam.user("alice");
        iam.group("staff");
        var join = AddUserToGroupRequest.builder()
                .userName("alice")
                .groupName("staff")
                .build();
        iam.call(Iam.ADD_USER_TO_GROUP, join);
        iam.call(Iam.ADD_USER_TO_GROUP, join);
        var delete = DeleteUserRequest.builder().userName("alice").build();
        assertThat(refusal("DeleteConflict", () -> iam.call(Iam.DELETE_USER, delete)))
                .isEqualTo("Cannot delete entity, must remove users from group first.");
        refusal(
                "DeleteConflict",
                () -> iam.call(
                        Iam.DELETE_GROUP,
                        DeleteGroupRequest.builder().groupName("staff").build()));
        assertThat(TestIam.all(iam.call(
                                Iam.GET_GROUP,
                                GetGroupRequest.builder().groupName("staff").build())
                        .users()))
                .hasSize(1);
        iam.call(
                Iam.REMOVE_USER_FROM_GROUP,
                RemoveUserFromGroupRequest.builder()
                        .userName("alice")
                        .groupName("staff")
                        .build());
        iam.call(
                Iam.DELETE_GROUP,
                DeleteGroupRequest.builder().groupName("staff").build());
        iam.call(Iam.DELETE_USER, delete);
        assertThat(refusal("NoSuchEntity", () -> iam.call(Iam.DELETE_USER, delete)))
                .isEqualTo("The user with name alice cannot be found.");
        assertThat(iam.user("alice").tags()).as("no tags of the one before").isNull();
    }

    @Test
    void belongToTenGroupsAtMost() {
        iam.user("alice");
        for (int i = 0; i < 10; i++) {
            join("alice", "group" + i);
        }
        assertThat(refusal("LimitExceeded", () -> join("alice", "group10")))
                .isEqualTo("Cannot exceed quota for GroupsPerUser: 10");
    }

    private void join(String user, String group) {
        iam.group(group);
        iam.call(
                Iam.ADD_USER_TO_GROUP,
                AddUserToGroupRequest.builder().userName(user).groupName(group).build());
    }
}
