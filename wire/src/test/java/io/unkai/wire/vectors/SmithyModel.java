package io.unkai.wire.vectors;

import software.amazon.smithy.model.Model;

/** The models with the vectors, loaded once for all tests. */
final class SmithyModel {
    private static final Model MODEL = load();

    private SmithyModel() {}

    static Model get() {
        return MODEL;
    }

    private static Model load() {
        // The vectors use traits of newer models than some of the libraries beside them; those traits don't matter
        // here.
        return Model.assembler()
                .discoverModels(SmithyModel.class.getClassLoader())
                .putProperty("assembler.allowUnknownTraits", true)
                .disableValidation()
                .assemble()
                .getResult()
                .orElseThrow();
    }
}
