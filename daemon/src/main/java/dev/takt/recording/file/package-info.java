/**
 * Recordings as files: what made one be written, both of its forms, and the directory they share.
 *
 * <p>In flow triggers (a fault, a late tick, a command) and the rows of a {@link
 * dev.takt.recording.SignalRing}; a {@link dev.takt.recording.file.Recorder} waits until what
 * follows the cause is there too. Out flow, into a {@link
 * dev.takt.recording.file.RecordingDirectory} of bounded size, a {@link
 * dev.takt.recording.file.BinaryRecording} and a {@link dev.takt.recording.file.CsvRecording} of
 * the same rows. {@link dev.takt.recording.file.RecordingFile} reads either back.
 *
 * <p>All of it happens off the loop thread.
 */
@NullMarked
package dev.takt.recording.file;

import org.jspecify.annotations.NullMarked;
