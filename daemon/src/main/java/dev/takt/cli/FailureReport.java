package dev.takt.cli;

import dev.takt.board.BoardException;
import dev.takt.control.RefusedException;
import dev.takt.service.NameTakenException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells a user in one sentence why a command failed. A stack trace is for our own mistakes alone.
 */
final class FailureReport implements IExecutionExceptionHandler {
    /** Codes of a controller for what the user has got wrong. */
    private static final Set<String> USERS =
            Set.of(
                    "usage",
                    "unknown_name",
                    "not_a_parameter",
                    "not_forcible",
                    "not_forced",
                    "too_many",
                    "out_of_range",
                    "nothing_kept");

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        return failure instanceof UsageException wrong
                ? UsageReport.of(wrong, command)
                : of(failure, command.getErr());
    }

    /** The same for a command that picocli does not know of. */
    static int of(Exception failure, PrintWriter err) {
        switch (failure) {
            case BoardException board -> err.println("error: " + board.getMessage());
            case NameTakenException taken -> err.println("error: " + taken.getMessage());
            case RefusedException refused -> {
                err.println("error: " + refused.getMessage());
                err.flush();
                return USERS.contains(refused.code()) ? ExitCode.USAGE : ExitCode.FAILURE;
            }
            case IOException io -> err.println("error: " + sentence(io));
            default -> ourMistake(failure, err);
        }
        err.flush();
        return ExitCode.FAILURE;
    }

    /** What ended a loop though it should not have. */
    static int ofLoop(Throwable fault, PrintWriter err) {
        err.println("the loop has ended because of a fault, outputs are safe");
        ourMistake(fault, err);
        return ExitCode.FAILURE;
    }

    /** What a user can do with something that should never have been thrown. */
    static void ourMistake(Throwable failure, PrintWriter err) {
        err.println("error: this is a mistake in Takt; please report it with what follows");
        failure.printStackTrace(err);
        err.flush();
    }

    /** What went wrong with which file. */
    static String sentence(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + ": no such file";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileSystemException file when file.getReason() != null ->
                    file.getFile() + ": " + file.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
