package io.unkai.codegen;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A digest of all that decides what is generated and how it compiles. */
final class Fingerprint {
    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a text. */
    void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** Adds the names and contents of all files below a folder. */
    void addTree(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(folder.relativize(file).toString());
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    /** Adds the code of the jar or folder that a class comes from. */
    void addCode(Class<?> of) throws IOException {
        var path = Path.of(location(of));
        if (Files.isDirectory(path)) {
            addTree(path);
        } else {
            digest.update(Files.readAllBytes(path));
        }
    }

    /** Adds what other code sees of the classes of a package: not the bodies of their methods. */
    void addSignatures(Class<?> of) throws IOException, ClassNotFoundException {
        var folder = of.getPackageName().replace('.', '/');
        for (var name : classNames(Path.of(location(of)), folder)) {
            var type = Class.forName(of.getPackageName() + '.' + name, false, of.getClassLoader());
            if (Modifier.isPublic(type.getModifiers())) {
                add(type.toGenericString());
                Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
                        .flatMap(Arrays::stream)
                        .filter(member -> !Modifier.isPrivate(member.getModifiers()) && !member.isSynthetic())
                        .map(Objects::toString)
                        .sorted()
                        .forEach(this::add);
            }
        }
    }

    private static List<String> classNames(Path location, String folder) throws IOException {
        if (Files.isDirectory(location)) {
            return list(location.resolve(folder));
        }
        try (var jar = FileSystems.newFileSystem(location, Map.of())) {
            return list(jar.getPath(folder));
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
    }

    private static URI location(Class<?> of) {
        CodeSource source = of.getProtectionDomain().getCodeSource();
        return URI.create(
                Objects.requireNonNull(source, of.getName()).getLocation().toString());
    }

    /** The digest in hexadecimal. */
    String finish() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
