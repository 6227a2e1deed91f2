package dev.takt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes that need each other to be initialised (JVM specification, 5.5): two threads that
 * begin with different ones of them wait for each other for ever.
 *
 * <p>It follows the initialiser of a class into every method that it may call, a virtual call to
 * the class it names; what a lambda does counts as done where it is made.
 */
final class InitialisationCycles {
    private static final String INITIALISER = "<clinit>()V";

    private final Map<String, ClassModel> classes = new HashMap<>();

    private InitialisationCycles() {}

    /** Each as the sorted names of the classes that are part of it. */
    static SortedSet<String> in(List<Path> classFiles) {
        InitialisationCycles found = new InitialisationCycles();
        for (Path file : classFiles) {
            try {
                ClassModel model = ClassFile.of().parse(file);
                found.classes.put(model.thisClass().asInternalName(), model);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found.cycles();
    }

    private SortedSet<String> cycles() {
        Map<String, Set<String>> needs = new HashMap<>();
        for (String name : classes.keySet()) {
            needs.put(name, needed(name));
        }
        Map<String, Set<String>> all = new HashMap<>();
        needs.keySet().forEach(name -> all.put(name, reachable(name, needs)));
        SortedSet<String> cycles = new TreeSet<>();
        all.forEach((name, reached) -> {
            Set<String> mutual =
                    reached.stream()
                            .filter(other -> all.getOrDefault(other, Set.of()).contains(name))
                            .collect(Collectors.toCollection(TreeSet::new));
            if (mutual.size() > 1) {
                cycles.add(String.join(" ", mutual));
            }
        });
        return cycles;
    }

    private static Set<String> reachable(String from, Map<String, Set<String>> needs) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(needs.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(needs.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    /** What the initialisation of a class initialises, itself left out. */
    private Set<String> needed(String name) {
        Set<String> needed = new TreeSet<>(above(name));
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name + "." + INITIALISER));
        while (!open.isEmpty()) {
            String site = open.pop();
            MethodModel method = method(site);
            if (method == null || !seen.add(site)) {
                continue;
            }
            method.code().ifPresent(code -> code.forEach(element -> follow(element, needed, open)));
        }
        needed.remove(name);
        return needed;
    }

    /** The classes above it, and the interfaces that have code of their own. */
    private Set<String> above(String name) {
        Set<String> above = new TreeSet<>();
        ClassModel model = classes.get(name);
        if (model == null || model.flags().has(AccessFlag.INTERFACE)) {
            return above;
        }
        model.superclass()
                .map(ClassEntry::asInternalName)
                .filter(classes::containsKey)
                .ifPresent(parent -> {
                    above.add(parent);
                    above.addAll(above(parent));
                });
        addInterfaces(model, above);
        return above;
    }

    private void addInterfaces(ClassModel model, Set<String> above) {
        for (ClassEntry entry : model.interfaces()) {
            ClassModel type = classes.get(entry.asInternalName());
            if (type != null) {
                if (type.methods().stream().anyMatch(InitialisationCycles::isDefault)) {
                    above.add(entry.asInternalName());
                }
                addInterfaces(type, above);
            }
        }
    }

    private static boolean isDefault(MethodModel method) {
        return !method.flags().has(AccessFlag.STATIC) && !method.flags().has(AccessFlag.ABSTRACT);
    }

    private void follow(CodeElement element, Set<String> needed, Deque<String> open) {
        switch (element) {
            case NewObjectInstruction made -> need(made.className().asInternalName(), needed);
            case FieldInstruction access when isStatic(access.opcode()) ->
                    need(access.owner().asInternalName(), needed);
            case InvokeInstruction call -> {
                String owner = call.owner().asInternalName();
                if (call.opcode() == Opcode.INVOKESTATIC) {
                    need(owner, needed);
                }
                open.add(owner + "." + call.name().stringValue() + call.type().stringValue());
            }
            case InvokeDynamicInstruction call ->
                    call.bootstrapArgs().stream()
                            .filter(DirectMethodHandleDesc.class::isInstance)
                            .map(DirectMethodHandleDesc.class::cast)
                            .forEach(body -> open.add(site(body)));
            default -> {}
        }
    }

    private static boolean isStatic(Opcode opcode) {
        return opcode == Opcode.GETSTATIC || opcode == Opcode.PUTSTATIC;
    }

    private static String site(DirectMethodHandleDesc body) {
        String descriptor = body.owner().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1)
                + "."
                + body.methodName()
                + body.lookupDescriptor();
    }

    private void need(String name, Set<String> needed) {
        if (classes.containsKey(name)) {
            needed.add(name);
            needed.addAll(above(name));
        }
    }

    private @Nullable MethodModel method(String site) {
        int dot = site.lastIndexOf('.', site.indexOf('('));
        ClassModel owner = classes.get(site.substring(0, dot));
        if (owner == null) {
            return null;
        }
        String signature = site.substring(dot + 1);
        return owner.methods().stream()
                .filter(method -> signature(method).equals(signature))
                .findFirst()
                .orElse(null);
    }

    private static String signature(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }
}
