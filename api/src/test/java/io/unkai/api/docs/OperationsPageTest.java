package io.unkai.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.Services;
import io.unkai.api.sts.Sts;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsPageTest {
    @Test
    void countsAndLists() {
        var page = OperationsPage.render(
                List.of(Services.TAGGING, Services.STS), operation -> operation == Sts.GET_CALLER_IDENTITY);
        assertThat(page)
                .contains(
                        "| [STS](#sts) | 1 | 8 |\n| [Resource Groups Tagging API](#tagging) | 0 | 8 |\n| All | 1 | 16 |\n")
                .contains("## sts\n\nImplemented: `GetCallerIdentity`.\n\nNot implemented: `AssumeRole`, ")
                .contains("## tagging\n\nNot implemented: ");
    }
}
