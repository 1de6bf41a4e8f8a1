package io.unkai.codegen.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Installs the npm packages that a lock file pins, once per lock file; scripts of packages are not run. */
public final class NpmPackages {
    private static final List<String> FILES = List.of("package.json", "package-lock.json");

    private NpmPackages() {}

    /**
     * Installs where not done yet.
     *
     * @param models the folder of the lock file
     * @param folder where to install
     * @return the folder of the packages
     */
    public static Path install(Path models, Path folder) throws IOException, InterruptedException {
        var packages = folder.resolve("node_modules");
        var stamp = folder.resolve("installed-package-lock.json");
        if (Files.exists(stamp) && Files.mismatch(stamp, models.resolve("package-lock.json")) < 0) {
            return packages;
        }
        Files.createDirectories(folder);
        for (var file : FILES) {
            Files.copy(models.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        System.out.println("codegen: installing model packages with npm");
        int status = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("npm ci failed with status " + status + " in " + folder);
        }
        Files.copy(models.resolve("package-lock.json"), stamp, StandardCopyOption.REPLACE_EXISTING);
        return packages;
    }
}
