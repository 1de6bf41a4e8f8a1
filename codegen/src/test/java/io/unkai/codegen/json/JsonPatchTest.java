package io.unkai.codegen.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {
    private static final String DOCUMENT = "{'a': {'b': [1, 2]}, 'c/d': 'x', '~': null}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'op': 'add', 'path': '/a/n', 'value': [3]} | {'a': {'b': [1, 2], 'n': [3]}, 'c/d': 'x', '~': null}",
                "{'op': 'add', 'path': '/a/b/1', 'value': 9} | {'a': {'b': [1, 9, 2]}, 'c/d': 'x', '~': null}",
                "{'op': 'add', 'path': '/a/b/-', 'value': 9} | {'a': {'b': [1, 2, 9]}, 'c/d': 'x', '~': null}",
                "{'op': 'replace', 'path': '/c~1d', 'value': 'y'} | {'a': {'b': [1, 2]}, 'c/d': 'y', '~': null}",
                "{'op': 'replace', 'path': '/a/b/0', 'value': 7} | {'a': {'b': [7, 2]}, 'c/d': 'x', '~': null}",
                "{'op': 'remove', 'path': '/~0'} | {'a': {'b': [1, 2]}, 'c/d': 'x'}",
                "{'op': 'remove', 'path': '/a/b/1'} | {'a': {'b': [1]}, 'c/d': 'x', '~': null}",
                "{'op': 'test', 'path': '/a/b/1', 'value': 2} | {'a': {'b': [1, 2]}, 'c/d': 'x', '~': null}",
            })
    void applies(String step, String expected) {
        var patch = "[" + step.replace("{'op'", "{'why': 'a test', 'op'") + "]";
        var document = json(DOCUMENT);
        assertThat(JsonPatch.apply(document, json(patch))).isEqualTo(json(expected));
        assertThat(document).isEqualTo(json(DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'op': 'replace', 'path': '/x', 'value': 1} | nothing at /x",
                "{'op': 'remove', 'path': '/a/b/2'} | nothing at /a/b/2",
                "{'op': 'add', 'path': '/x/y', 'value': 1} | nothing at /x/y",
                "{'op': 'test', 'path': '/c~1d', 'value': 'y'} | at /c~1d is x, not y",
                "{'op': 'move', 'path': '/a'} | unknown patch operation",
            })
    void refuses(String step, String message) {
        var patch = json("[" + step.replace("{'op'", "{'why': 'a test', 'op'") + "]");
        assertThatThrownBy(() -> JsonPatch.apply(json(DOCUMENT), patch)).hasMessageContaining(message);
    }

    @Test
    void refusesAStepWithoutReason() {
        var patch = json("[{'op': 'remove', 'path': '/a'}]");
        assertThatThrownBy(() -> JsonPatch.apply(json(DOCUMENT), patch)).hasMessageContaining("without a reason");
    }

    private static Json json(String text) {
        return JsonReader.read(new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
