package dev.takt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the bytecode of everything the tick can reach against the promise of {@link LoopThread}.
 *
 * <p>It starts at every method that is marked, in a marked class, or overrides a marked one, and
 * follows calls into Takt's own classes: a virtual call to every implementation it could reach. A
 * call that leaves them must be on {@link #ALLOWED}. Two things javac writes by itself are let
 * through: the {@code MatchException} of an exhaustive switch, and a handler of {@link Throwable}
 * that does nothing but throw, as calls of a method handle need one.
 */
final class LoopThreadRule {
    /**
     * Calls outside Takt that neither allocate, lock, block nor throw in the way they are used
     * here.
     */
    private static final Pattern ALLOWED =
            Pattern.compile(
                    String.join(
                            "|",
                            "java/lang/(Strict)?Math\\.\\w+",
                            "java/lang/(Double|Float)\\.(is\\w+|\\w+Bits|intBitsToFloat|longBitsToDouble|compare|min|max)",
                            "java/lang/(Long|Integer)\\.(bit\\w+|numberOf\\w+|compare\\w*|min|max|signum|rotate\\w+"
                                    + "|reverse\\w*|highestOneBit|lowestOneBit|\\w+Unsigned)",
                            "java/lang/foreign/MemorySegment\\.(get|set)(AtIndex)?",
                            "java/lang/foreign/MemorySegment\\.(address|byteSize|copy|fill)",
                            "java/lang/invoke/MethodHandle\\.invokeExact",
                            "java/lang/invoke/VarHandle\\.\\w+",
                            "java/util/concurrent/atomic/Atomic(Boolean|Integer|Long|Reference)\\w*\\.(get|set|lazySet"
                                    + "|compareAnd\\w+|getAnd\\w+|(add|increment|decrement)And\\w+|(get|set)\\w*)",
                            "java/lang/(Enum\\.ordinal|System\\.(arraycopy|nanoTime)|Object\\.<init>|Record\\.<init>)",
                            "java/lang/Thread\\.(onSpinWait|currentThread)",
                            "java/util/Arrays\\.fill",
                            "java/util/Objects\\.requireNonNull",
                            "org/HdrHistogram/\\w+\\.(recordValue\\w*|getTotalCount|getMaxValue|getMinValue)"));

    private record Site(ClassModel owner, MethodModel method) {
        String key() {
            return owner.thisClass().asInternalName()
                    + "."
                    + method.methodName().stringValue()
                    + method.methodType().stringValue();
        }
    }

    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Map<String, Set<String>> directSubtypes = new HashMap<>();
    private final SortedSet<String> violations = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<Site> open = new ArrayDeque<>();

    private LoopThreadRule() {}

    /** Every breach in the class files below a directory, as {@code class.method:line what}. */
    static SortedSet<String> violationsBelow(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return violationsIn(files.filter(file -> file.toString().endsWith(".class")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every breach in some class files. */
    static SortedSet<String> violationsIn(List<Path> classFiles) {
        LoopThreadRule rule = new LoopThreadRule();
        for (Path file : classFiles) {
            rule.add(file);
        }
        rule.walk();
        return rule.violations;
    }

    private void add(Path file) {
        try {
            ClassModel model = ClassFile.of().parse(file);
            String name = model.thisClass().asInternalName();
            classes.put(name, model);
            for (String type : supertypes(model)) {
                directSubtypes.computeIfAbsent(type, t -> new HashSet<>()).add(name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void walk() {
        for (ClassModel owner : classes.values()) {
            for (MethodModel method : owner.methods()) {
                if (isMarked(owner, method)) {
                    openWithOverrides(owner, method);
                }
            }
        }
        while (!open.isEmpty()) {
            inspect(open.pop());
        }
    }

    private static boolean isMarked(ClassModel owner, MethodModel method) {
        boolean setUp =
                method.methodName().equalsString("<init>")
                        || method.methodName().equalsString("<clinit>");
        return hasMark(method.findAttribute(Attributes.runtimeInvisibleAnnotations()))
                || (!setUp
                        && hasMark(owner.findAttribute(Attributes.runtimeInvisibleAnnotations())));
    }

    private static boolean hasMark(Optional<RuntimeInvisibleAnnotationsAttribute> attribute) {
        return attribute.stream()
                .flatMap(found -> found.annotations().stream())
                .anyMatch(mark ->
                        mark.classSymbol()
                                .equals(LoopThread.class.describeConstable().orElseThrow()));
    }

    private void inspect(Site site) {
        if (site.method().flags().has(AccessFlag.SYNCHRONIZED)) {
            report(site, 0, "locks: it is synchronized");
        }
        CodeModel code = site.method().code().orElse(null);
        if (code == null) {
            return;
        }
        Set<Label> rethrowing = handlersThatOnlyThrow(code);
        int line = 0;
        boolean skipping = false;
        for (CodeElement element : code) {
            if (element instanceof LineNumber number) {
                line = number.line();
            } else if (element instanceof LabelTarget target
                    && rethrowing.contains(target.label())) {
                skipping = true;
            } else if (element instanceof NewObjectInstruction made && isExhaustedSwitch(made)) {
                skipping = true;
            } else if (skipping) {
                skipping = !(element instanceof ThrowInstruction);
            } else if (element instanceof Instruction instruction) {
                inspect(site, line, instruction);
            }
        }
    }

    private static boolean isExhaustedSwitch(NewObjectInstruction made) {
        return made.className().asInternalName().equals("java/lang/MatchException");
    }

    /** Handlers of Throwable whose straight code ends by throwing. */
    private static Set<Label> handlersThatOnlyThrow(CodeModel code) {
        Set<Label> handlers = new HashSet<>();
        for (CodeElement element : code) {
            if (element instanceof ExceptionCatch handler
                    && handler.catchType()
                            .map(type -> type.asInternalName().equals("java/lang/Throwable"))
                            .orElse(true)) {
                handlers.add(handler.handler());
            }
        }
        Set<Label> result = new HashSet<>();
        @Nullable Label current = null;
        for (CodeElement element : code) {
            if (element instanceof LabelTarget target && handlers.contains(target.label())) {
                current = target.label();
            } else if (element instanceof ThrowInstruction && current != null) {
                result.add(current);
                current = null;
            } else if (element instanceof ReturnInstruction
                    || element instanceof BranchInstruction) {
                current = null;
            }
        }
        return result;
    }

    private void inspect(Site site, int line, Instruction instruction) {
        switch (instruction) {
            case NewObjectInstruction made ->
                    report(site, line, "allocates " + made.className().asInternalName());
            case NewPrimitiveArrayInstruction made ->
                    report(site, line, "allocates an array of " + made.typeKind());
            case NewReferenceArrayInstruction made ->
                    report(
                            site,
                            line,
                            "allocates an array of " + made.componentType().asInternalName());
            case NewMultiArrayInstruction made ->
                    report(site, line, "allocates " + made.arrayType().asInternalName());
            case MonitorInstruction lock when lock.opcode() == Opcode.MONITORENTER ->
                    report(site, line, "locks");
            case ThrowInstruction thrown -> report(site, line, "throws");
            case InvokeDynamicInstruction call -> inspect(site, line, call);
            case InvokeInstruction call -> inspect(site, line, call);
            default -> {}
        }
    }

    private void inspect(Site site, int line, InvokeDynamicInstruction call) {
        String bootstrap = call.bootstrapMethod().owner().displayName();
        switch (bootstrap) {
            case "StringConcatFactory" -> report(site, line, "concatenates strings");
            case "LambdaMetafactory" -> {
                if (call.typeSymbol().parameterCount() > 0) {
                    report(site, line, "allocates a lambda that captures");
                }
                call.bootstrapArgs().stream()
                        .filter(argument -> argument instanceof DirectMethodHandleDesc)
                        .map(argument -> (DirectMethodHandleDesc) argument)
                        .forEach(body ->
                                follow(
                                        site,
                                        line,
                                        internalName(body),
                                        body.methodName(),
                                        body.lookupDescriptor()));
            }
            case "SwitchBootstraps" -> {}
            default -> report(site, line, "calls " + bootstrap);
        }
    }

    private static String internalName(DirectMethodHandleDesc handle) {
        String descriptor = handle.owner().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private void inspect(Site site, int line, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        String type = call.type().stringValue();
        follow(site, line, owner, name, type);
    }

    private void follow(Site site, int line, String owner, String name, String type) {
        @Nullable Site declared = find(owner, name, type);
        if (declared != null) {
            openWithOverrides(declared.owner(), declared.method());
        } else if (!isAllowed(owner, name)) {
            report(site, line, "calls " + owner + "." + name);
        }
    }

    /**
     * Whether a method is on the list by the name of its owner or of what the owner inherits it
     * from.
     */
    private boolean isAllowed(String owner, String name) {
        ClassModel model = classes.get(owner);
        if (model == null) {
            return ALLOWED.matcher(owner + "." + name).matches();
        }
        return supertypes(model).stream().anyMatch(supertype -> isAllowed(supertype, name));
    }

    /** The method as found from a class upwards, null where that leaves Takt's classes. */
    private @Nullable Site find(String owner, String name, String type) {
        ClassModel model = classes.get(owner);
        if (model == null) {
            return null;
        }
        for (MethodModel method : model.methods()) {
            if (method.methodName().equalsString(name) && method.methodType().equalsString(type)) {
                return new Site(model, method);
            }
        }
        for (String supertype : supertypes(model)) {
            Site found = find(supertype, name, type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void openWithOverrides(ClassModel owner, MethodModel method) {
        Site site = new Site(owner, method);
        if (!seen.add(site.key())) {
            return;
        }
        open.push(site);
        if (method.flags().has(AccessFlag.STATIC)
                || method.flags().has(AccessFlag.PRIVATE)
                || method.methodName().equalsString("<init>")) {
            return;
        }
        for (String subtype : subtypes(owner.thisClass().asInternalName())) {
            @Nullable Site override =
                    find(
                            subtype,
                            method.methodName().stringValue(),
                            method.methodType().stringValue());
            if (override != null && seen.add(override.key())) {
                open.push(override);
            }
        }
    }

    private Set<String> subtypes(String type) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(type));
        while (!left.isEmpty()) {
            for (String subtype : directSubtypes.getOrDefault(left.pop(), Set.of())) {
                if (all.add(subtype)) {
                    left.push(subtype);
                }
            }
        }
        return all;
    }

    private static List<String> supertypes(ClassModel model) {
        List<String> names = new ArrayList<>();
        model.superclass().ifPresent(type -> names.add(type.asInternalName()));
        model.interfaces().forEach(type -> names.add(type.asInternalName()));
        return names;
    }

    private void report(Site site, int line, String what) {
        violations.add(
                site.owner().thisClass().asInternalName().replace('/', '.')
                        + "."
                        + site.method().methodName().stringValue()
                        + ":"
                        + line
                        + " "
                        + what);
    }
}
