package io.unkai.codegen.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.codegen.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client package of a made-up service becomes a classic model. */
class SchemaPackageTest {
    private static final String SCHEMAS = """
            const _B = "Bucket";
            const _E = "Error";
            const _h = "http";
            const _hE = "httpError";
            const _hH = "httpHeader";
            const _hP = "httpPayload";
            const _xF = "xmlFlattened";
            const _xN = "xmlName";
            const _xNm = "xmlNamespace";
            const n0 = "com.example";
            import { TypeRegistry } from "@smithy/core/schema";
            const n0_registry = new TypeRegistry(n0);
            export var NoPear$ = [-3, n0, "NoPear",
                { [_hE]: 404 },
                [],
                []
            ];
            n0_registry.registerError(NoPear$, NoPear);
            var Secret = [0, n0, "Secret", 8, 0];
            export var _Error$ = [3, n0, _E, 0, ["Colour", "When"], [0, 5]];
            export var PutRequest$ = [3, n0, "PutRequest",
                0,
                [_B, "Tags", "Names", "Errors", "Secret", "Body", "Size"],
                [[0, 1], [128 | 0, { [_hH]: "x-tags" }], [64 | 0, { [_xF]: 1, [_xN]: "Name" }], [() => Errors, 0],
                 [() => Secret, { [_xNm]: ["p", "http://example/"] }], [21, 16], 1], 2
            ];
            var Errors = [1, n0, "Errors", 0, [() => _Error$, { [_xN]: _E }]];
            export var Put$ = [9, n0, "Put",
                { [_h]: ["PUT", "/{Key+}?x-id=Put", 201] }, () => PutRequest$, () => __Unit
            ];
            """;

    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        file("dist-es/schemas/schemas_0.js", SCHEMAS);
        file("dist-es/models/enums.js", "export const Colour = {\n    Red: \"red\",\n    \"x-y\": \"x-y\",\n};\n");
        file("dist-types/models/models_0.d.ts", "export interface _Error {\n    Colour?: Colour | undefined;\n}\n");
        file(
                "dist-types/models/models_1.d.ts",
                "export interface PutRequest {\n    Names?: Colour[] | undefined;\n}\n");
        file("dist-types/models/errors.d.ts", "");
        file(
                "dist-types/commands/PutCommand.d.ts",
                " * @throws {@link NoPear} (client fault)\n * @throws {@link Base}\n");
    }

    @Test
    void readsShapes() throws IOException {
        var shapes = SchemaPackage.read(root).get("shapes");
        var members = shapes.get("PutRequest").get("members");
        assertThat(shapes.get("PutRequest").get("required").texts()).containsExactly("Bucket", "Tags");
        assertThat(shapes.get("PutRequest").get("payload").text()).isEqualTo("Body");
        assertThat(members.get("Bucket").get("location").text()).isEqualTo("uri");
        assertThat(members.get("Tags").get("shape").text()).isEqualTo("StringMap");
        assertThat(members.get("Names").get("shape").text()).isEqualTo("ColourList");
        assertThat(members.get("Names").get("flattened").isTrue()).isTrue();
        assertThat(members.get("Names").get("locationName").text()).isEqualTo("Name");
        assertThat(members.get("Secret").get("xmlNamespace").get("prefix").text())
                .isEqualTo("p");
        assertThat(shapes.get("Secret").get("sensitive").isTrue()).isTrue();
        assertThat(shapes.get("Errors").get("member").get("shape").text()).isEqualTo("Error");
        assertThat(shapes.get("Error").get("members").get("Colour").get("shape").text())
                .isEqualTo("Colour");
        assertThat(shapes.get("Error")
                        .get("members")
                        .get("When")
                        .get("timestampFormat")
                        .text())
                .isEqualTo("iso8601");
        assertThat(shapes.get("Colour").get("enum").texts()).containsExactly("red", "x-y");
        assertThat(shapes.get("NoPear").get("error").get("httpStatusCode").number())
                .isEqualTo(new BigDecimal(404));
    }

    @Test
    void readsOperations() throws IOException {
        var put = SchemaPackage.read(root).get("operations").get("Put");
        assertThat(put.get("http").get("requestUri").text()).isEqualTo("/{Bucket}/{Key+}");
        assertThat(put.get("http").get("responseCode").number()).isEqualTo(new BigDecimal(201));
        assertThat(put.get("input").get("shape").text()).isEqualTo("PutRequest");
        assertThat(put.get("output").isMissing()).isTrue();
        assertThat(put.get("errors").items())
                .extracting(error -> error.get("shape"))
                .isEqualTo(List.of(new Json("NoPear")));
    }

    private void file(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
