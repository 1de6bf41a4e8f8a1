package io.unkai.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MethodScannerTest {
    @Test
    void measuresFromSignatureToBrace() {
        assertThat(longest("""
                class A {
                    int one() {
                        return 1;
                    }

                    void longer(
                            int a) {
                        if (a > 0) {
                            one();
                        }
                    }
                }
                """)).isEqualTo(6);
    }

    @Test
    void ignoresBracesInCommentsAndLiterals() {
        assertThat(longest("""
                class A {
                    void f() {
                        String s = "}{"; // }
                        char c = '}'; /* } */
                    }
                }
                """)).isEqualTo(4);
    }

    @Test
    void countsLambdasInFieldsAsOneBlock() {
        assertThat(longest("""
                record A(int x) {
                    A {
                        check(x);
                    }
                    enum B { ONE, TWO }
                }
                """)).isEqualTo(3);
    }

    private static int longest(String source) {
        return MethodScanner.longest(List.of(source.split("\\n")));
    }
}
