package org.dateline.gateway.http;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which methods each path of the API has, as its resources say.
@Singleton
final class PathMethods {

    private static final String PARAMETER = "\\{[^}]*}";

    private record Route(Pattern path, String method) {}

    private final List<Route> routes = new ArrayList<>();

    PathMethods(BeanManager beans) {
        for (var bean : beans.getBeans(Object.class)) {
            Path path = bean.getBeanClass().getAnnotation(Path.class);
            if (path != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    add(path.value(), method);
                }
            }
        }
    }

    private void add(String root, Method method) {
        Path path = method.getAnnotation(Path.class);
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                routes.add(new Route(pattern(root, path), http.value()));
            }
        }
    }

    private static Pattern pattern(String root, @Nullable Path path) {
        String whole = (root + "/" + (path == null ? "" : path.value())).replaceAll("/+", "/");
        String trimmed = whole.length() > 1 ? whole.replaceAll("/$", "") : whole;
        StringBuilder pattern = new StringBuilder();
        for (String literal : trimmed.split(PARAMETER, -1)) {
            pattern.append(pattern.isEmpty() ? "" : "[^/]+").append(Pattern.quote(literal));
        }
        return Pattern.compile(pattern + "/?");
    }

    /// What the header `Allow` says; empty for a path that there is not.
    Optional<String> allowed(String path) {
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            if (route.path().matcher(path).matches()) {
                Collections.addAll(methods, route.method(), "OPTIONS");
                if (route.method().equals("GET")) {
                    methods.add("HEAD");
                }
            }
        }
        return methods.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", methods));
    }
}
