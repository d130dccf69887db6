package org.dateline.store.alike;

import java.util.HashMap;
import java.util.Map;

/// The connected components of a graph that becomes known edge by edge.
public final class Components<T> {

    private final Map<T, T> parents = new HashMap<>();

    public void connect(T one, T other) {
        parents.put(of(one), of(other));
    }

    /// One node of the component that this node is in: the same for all of them, until another edge
    /// is added.
    public T of(T node) {
        T at = node;
        T parent = parents.getOrDefault(at, at);
        while (!parent.equals(at)) {
            T grandparent = parents.getOrDefault(parent, parent);
            parents.put(at, grandparent);
            at = grandparent;
            parent = parents.getOrDefault(at, at);
        }
        return at;
    }
}
